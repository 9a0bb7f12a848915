import type { Cell, Table } from '@earshot/tables';
import type { DriverModel } from '../plan/drivers-plan.ts';
import type { FoundDrivers, WeakModel } from '../run/analysis.ts';
import { count, percentage } from './figure.ts';
import type { TableFrame } from './table-frame.ts';

/**
 * How strong a model is, which stands before everything else: R², R² adjusted for the number of columns (Ezekiel 1930,
 * as `summary(lm)$adj.r.squared`), the plan’s floor, and the people that it rests on and leaves out.
 */
export function modelTable(analysis: FoundDrivers | WeakModel, frame: TableFrame): Table {
  const { model, result, inBase, columns } = analysis;
  const range = result.kind === 'drivers' ? (result.bootstrap?.r2 ?? null) : null;
  const lines: [id: string, label: string, cell: Cell][] = [
    ['r2', 'Variance of the outcome that the model explains (R²)', percentage(result.r2)],
    ...(range ? rangeLines(range) : []),
    ['adjusted', 'R², adjusted for the number of columns', percentage(adjustedR2(result.r2, result.base, columns))],
    ['floor', 'The least R² that the plan wants', percentage(result.floor)],
    ['base', 'People in the model', count(result.base)],
    ['effective_base', 'Effective base', count(result.effectiveBase)],
    ['left_out', 'People left out for want of an answer', count(inBase - result.base)],
    ['columns', 'Columns of predictors', count(columns)],
  ];
  return {
    id: `${model.id}_model`,
    title: `${model.title}: the model`,
    columns: [{ id: 'value', label: 'Value', group: null }],
    rows: lines.map(([id, label]) => ({ id, label, group: null })),
    cells: lines.map(([, , cell]) => [cell]),
    ...frame,
    notes: [
      ...(result.kind === 'too-weak' ? ['The model is too weak to use: shares of so little are not shown.'] : []),
      ...outcomeNotes(model.outcome),
    ],
  };
}

/** R² as it would be without what any column explains by chance. */
export function adjustedR2(r2: number, people: number, columns: number): number {
  return 1 - ((1 - r2) * (people - 1)) / (people - columns - 1);
}

function rangeLines([lower, upper]: readonly [number, number]): [string, string, Cell][] {
  return [
    ['r2_lower', 'R², lower end of the interval', percentage(lower)],
    ['r2_upper', 'R², upper end of the interval', percentage(upper)],
  ];
}

function outcomeNotes(outcome: DriverModel['outcome']): string[] {
  if (outcome.kind === 'factor' || outcome.scores === null) return [];
  return ['The outcome counts as its scores say: a step between two answers is taken to be as large as theirs.'];
}
