import type { Prepared, Table, TablePlan } from '@earshot/tables';
import type { DriverModel } from '../plan/drivers-plan.ts';

/** What all tables of a model say of where their numbers come from. */
export type TableFrame = Pick<Table, 'base' | 'source' | 'weighting' | 'simulated'>;

/** Makes the frame of a model’s tables from what it was made from. */
export function frameOf(model: DriverModel, tables: TablePlan, { dataset, weights }: Prepared): TableFrame {
  const weight = model.weight === null ? null : weights.get(model.weight)!;
  const { simulatedRows, rows } = dataset;
  const base = model.baseLabel ?? (model.base ? 'Those whom the plan’s condition names' : 'Everyone');
  return {
    base: `${base}, with an answer to the outcome and to every predictor`,
    source: tables.source,
    weighting: weight ? `${weight.label}; design effect ${weight.designEffect.toFixed(2)}` : 'Not weighted',
    simulated: simulatedRows > 0 ? { rows: simulatedRows, of: rows } : null,
  };
}
