import type { Driver } from '@earshot/statistics';
import type { Cell, Table, TableColumn } from '@earshot/tables';
import type { FoundDrivers } from '../run/analysis.ts';
import { count, figure, percentage } from './figure.ts';
import type { TableFrame } from './table-frame.ts';
import { withoutRanges } from './without-ranges.ts';

/** One column of the table, and what it shows of a driver. */
interface Line {
  readonly column: TableColumn;
  readonly cell: (driver: Driver, index: number) => Cell;
}

/**
 * Shares of explained variance, the largest first: Shapley’s with the range of share and rank over replicates, and
 * beside them Johnson’s relative weights, what each predictor explains alone, what the model loses without it, and how
 * far it follows from the others.
 */
export function sharesTable({ model, result, isRaked }: FoundDrivers, frame: TableFrame): Table {
  const lines = [...shareLines(result), ...besideLines(result.r2)];
  const inOrder = result.drivers.map((driver, index) => ({ driver, index }));
  inOrder.sort((a, b) => a.driver.rank - b.driver.rank);
  return {
    id: `${model.id}_shares`,
    title: `${model.title}: shares of explained variance`,
    columns: lines.map(({ column }) => column),
    rows: inOrder.map(({ driver, index }) => ({ id: `p${index + 1}`, label: driver.name, group: null })),
    cells: inOrder.map(({ driver, index }) => lines.map(({ cell }) => cell(driver, index))),
    ...frame,
    notes: [
      ...notesOf(
        result,
        result.bootstrap ? bootstrapNote(result.bootstrap, isRaked) : withoutRanges(model),
        model.predictors.some(({ kind }) => kind === 'categories'),
      ),
      SHARES_ARE,
    ],
  };
}

const SHARES_ARE =
  'A share says how much of what the model explains goes with a predictor in these answers. It is no share of the ' +
  'outcome itself, and says nothing of what would follow if something were changed.';

const JOHNSON_OF_CATEGORIES =
  'Johnson’s weight of a predictor of categories is that of its columns together, and depends a little on which category ' +
  'they are set against; its Shapley share does not.';

function shareLines({ bootstrap, sampling }: FoundDrivers['result']): Line[] {
  const group = 'Share of explained variance (Shapley, LMG)';
  const line = (id: string, label: string, cell: Line['cell']): Line => ({ column: { id, label, group }, cell });
  const error = (driver: Driver, r2: number): number | null =>
    driver.samplingError === null ? null : driver.samplingError / r2;
  return [
    line('share', 'Share', ({ part }) => percentage(part)),
    ...(sampling
      ? [
          line('sampling_error', 'Error of the sampled orders', (driver) =>
            percentage(error(driver, driver.share / driver.part)),
          ),
        ]
      : []),
    ...(bootstrap
      ? [
          line('share_lower', 'Share, lower end', (_, index) => percentage(bootstrap.parts[index]![0])),
          line('share_upper', 'Share, upper end', (_, index) => percentage(bootstrap.parts[index]![1])),
        ]
      : []),
    line('rank', 'Rank', ({ rank }) => count(rank)),
    ...(bootstrap
      ? [
          line('rank_best', 'Rank, best', (_, index) => count(bootstrap.ranks[index]![0])),
          line('rank_worst', 'Rank, worst', (_, index) => count(bootstrap.ranks[index]![1])),
        ]
      : []),
  ];
}

function besideLines(r2: number): Line[] {
  const group = 'Beside it';
  const line = (id: string, label: string, cell: Line['cell']): Line => ({ column: { id, label, group }, cell });
  return [
    line('relative_weight', 'Share by Johnson’s relative weights', (driver) => percentage(driver.relativeWeight / r2)),
    line('r2_share', 'Share, in points of R²', ({ share }) => percentage(share)),
    line('alone', 'R² of this predictor alone', ({ first }) => percentage(first)),
    line('lost', 'R² that the model loses without it', ({ last }) => percentage(last)),
    line('inflation', 'Variance inflation factor', ({ inflation }) => figure('mean', inflation, 2)),
  ];
}

function notesOf({ sampling, condition }: FoundDrivers['result'], ranges: string, hasCategories: boolean): string[] {
  return [
    sampling
      ? `Shares come from ${sampling.orders} orders of the predictors, drawn with seed ${sampling.seed}.`
      : 'Shares are exact: every order of the predictors counts.',
    ranges,
    `The predictors’ condition number is ${condition.toFixed(1)}.`,
    ...(hasCategories ? [JOHNSON_OF_CATEGORIES] : []),
  ];
}

function bootstrapNote(bootstrap: NonNullable<FoundDrivers['result']['bootstrap']>, isRaked: boolean): string {
  const { replicates, failed, seed, level } = bootstrap;
  const anew = isRaked ? 'weights, factors, model and shares' : 'factors, model and shares';
  const fallen = failed === 0 ? '' : ` ${failed} more could not be worked out.`;
  return `Ranges hold ${Math.round(100 * level)}% of ${replicates} replicates of the sample (rescaled bootstrap, seed ${seed}), in each of which ${anew} were made anew.${fallen}`;
}
