import type { WithheldReason } from '@earshot/statistics';
import { type Counted, hiddenInSums } from './withhold-in-sums.ts';

type Reason = WithheldReason | null;

/** What to withhold of a matrix of people: null where a number may be shown. */
export interface WithheldMatrix {
  /** cells[row][column] */
  readonly cells: readonly (readonly Reason[])[];
  readonly rows: readonly Reason[];
  readonly columns: readonly Reason[];
}

/**
 * Decides what may be shown of how many people are in each row and column, when the totals of both are shown beside them
 * and the number of all people is known: by `hiddenInSums`. A row or column whose total is withheld shows nothing, since
 * its shares have that total as their base.
 * @param counts counts[row][column]
 * @param columns where the totals of columns are shown by themselves and it is decided already which are withheld.
 */
export function withheldMatrix(counts: readonly (readonly number[])[], columns?: readonly Reason[]): WithheldMatrix {
  const totals = (counts[0] ?? []).map((_, column) => added(counts.map((row) => row[column]!)));
  const found = hiddenInSums(
    {
      cells: counts.map((row) => row.map((people, at) => ({ people, is: columns?.[at] ? 'unseen' : 'open' }))),
      rows: counts.map((row) => open(added(row))),
      columns: totals.map((people, at) => (columns ? { people, is: columns[at] ? 'unseen' : 'known' } : open(people))),
    },
    { totalsTakeCells: true },
  );
  const isNobody = added(totals) === 0;
  const reason = (hidden: boolean): Reason => (isNobody ? 'no-one' : hidden ? 'protected' : null);
  return {
    cells: found.cells.map((row) => row.map(reason)),
    rows: found.rows.map(reason),
    columns: found.columns.map(reason),
  };
}

function open(people: number): Counted {
  return { people, is: 'open' };
}

function added(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
