import type { WithheldReason } from '@earshot/statistics';
import { SMALLEST_BASE } from '@earshot/tables';

type Reason = WithheldReason | null;

/** What to withhold of a matrix of people: null where a number may be shown. */
export interface WithheldMatrix {
  /** cells[row][column] */
  readonly cells: readonly (readonly Reason[])[];
  readonly rows: readonly Reason[];
  readonly columns: readonly Reason[];
}

interface Count {
  readonly people: number;
  hidden: boolean;
}

/** Counts that a reader knows to add up to another. */
interface Sum {
  readonly parts: readonly Count[];
  readonly whole: Count;
}

/**
 * Decides what may be shown of how many people are in each row and column, when the totals of both are shown beside them
 * and the number of all people is known. Fewer than `SMALLEST_BASE` are withheld, nobody is not. So is what would give them
 * away: of each sum, either nothing is withheld, or two or more parts that together are not few. A row or column whose total
 * is withheld shows nothing.
 *
 * This is complementary suppression by sums one at a time; two tables with other bases can still be set against each other.
 */
export function withheldMatrix(counts: readonly (readonly number[])[]): WithheldMatrix {
  const cells = counts.map((row) => row.map(countOf));
  const rows = counts.map((row) => countOf(added(row)));
  const columns = (counts[0] ?? []).map((_, column) => countOf(added(counts.map((row) => row[column]!))));
  const everybody: Count = { people: added(rows.map(({ people }) => people)), hidden: false };
  const sums: Sum[] = [
    { parts: rows, whole: everybody },
    { parts: columns, whole: everybody },
    ...rows.map((whole, row) => ({ parts: cells[row]!, whole })),
    ...columns.map((whole, column) => ({ parts: cells.map((row) => row[column]!), whole })),
  ];
  let changed = true;
  while (changed) {
    const hid = sums.map(protect);
    changed = hid.includes(true);
  }
  const isNobody = everybody.people === 0;
  const reason = ({ hidden }: Count): Reason => (isNobody ? 'no-one' : hidden ? 'protected' : null);
  return { cells: cells.map((row) => row.map(reason)), rows: rows.map(reason), columns: columns.map(reason) };
}

function countOf(people: number): Count {
  return { people, hidden: people > 0 && people < SMALLEST_BASE };
}

/** Hides what a sum needs to have hidden; true when it hid anything. */
function protect({ parts, whole }: Sum): boolean {
  const shown = parts.filter(({ hidden }) => !hidden);
  if (whole.hidden) {
    for (const part of shown) part.hidden = true;
    return shown.length > 0;
  }
  const hidden = parts.filter((part) => part.hidden);
  const isFew = hidden.length === 1 || added(hidden.map(({ people }) => people)) < SMALLEST_BASE;
  if (hidden.length === 0 || !isFew) return false;
  const next = smallest(shown) ?? whole;
  next.hidden = true;
  return true;
}

/** The smallest that somebody is in, else one that nobody is in; null of none. */
function smallest(shown: readonly Count[]): Count | null {
  const order = [...shown].sort((one, other) => (one.people || Infinity) - (other.people || Infinity));
  return order[0] ?? null;
}

function added(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
