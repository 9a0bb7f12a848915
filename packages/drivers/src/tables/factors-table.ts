import type { MeasuredAs } from '@earshot/statistics';
import type { Cell, Table } from '@earshot/tables';
import type { FactorPlan, MeasurePlan } from '../plan/drivers-plan.ts';
import type { FoundDrivers } from '../run/analysis.ts';
import { figure, percentage } from './figure.ts';
import type { TableFrame } from './table-frame.ts';

interface Line {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly cell: Cell;
}

/** How the factors of a model came about: reliability, eigenvalues, loadings with their sign; null where it has none. */
export function factorsTable({ model, result }: FoundDrivers, frame: TableFrame): Table | null {
  const sides: [MeasurePlan, MeasuredAs][] = model.predictors.map((plan, index) => [plan, result.drivers[index]!]);
  sides.push([model.outcome, result.outcome]);
  const lines = sides.flatMap(([plan, measured], index) =>
    plan.kind === 'factor' ? linesOf(plan, measured, index) : [],
  );
  if (lines.length === 0) return null;
  return {
    id: `${model.id}_factors`,
    title: `${model.title}: the factors`,
    columns: [{ id: 'value', label: 'Value', group: null }],
    rows: lines.map(({ id, label, group }) => ({ id, label, group })),
    cells: lines.map(({ cell }) => [cell]),
    ...frame,
    notes: [
      'Factors are made from those who have every answer of the model. Their sign is such that loadings sum to more than nought.',
      'α is Cronbach’s, with items turned round that run against the others. A first eigenvalue less than about three times the second says that the items have more than one thing in common.',
    ],
  };
}

function linesOf(plan: FactorPlan, { reliability, factor }: MeasuredAs, index: number): Line[] {
  const group = plan.label;
  const line = (id: string, label: string, cell: Cell): Line => ({ id: `f${index + 1}.${id}`, label, group, cell });
  const first = [line('alpha', 'Cronbach’s α', figure('mean', reliability?.alpha ?? null, 2))];
  if (factor) {
    first.push(line('ratio', 'First eigenvalue over the second', figure('mean', finite(factor.eigenvalueRatio), 2)));
    first.push(line('explained', 'Variance of the items that it explains', percentage(factor.explained)));
  }
  const items = plan.items.map((item, at) => {
    const isTurned = reliability?.keys[at] === -1;
    const improper = factor?.improper.includes(at) ? ', held at its bound (Heywood case)' : '';
    const label = `${item.label}${isTurned ? ' (runs against the others)' : ''}`;
    if (factor) return line(`i${at + 1}`, `Loading: ${label}${improper}`, figure('mean', factor.loadings[at]!, 2));
    return line(`i${at + 1}`, `Counts: ${label}`, figure('mean', reliability?.keys[at] ?? null, 0));
  });
  return [...first, ...items];
}

/** Of two items that say the same the second eigenvalue may be nought. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
