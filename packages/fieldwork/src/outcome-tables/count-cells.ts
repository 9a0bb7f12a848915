import { type Cell, type Simulated, SMALLEST_BASE, type Table } from '@earshot/tables';

/**
 * Who a table is for. The field team works with these numbers and sees all; beyond it, what rests on fewer than ten people
 * is withheld, with what would give it away.
 */
export type Audience = 'field_team' | 'beyond';

/** What stands around the numbers of every table of outcomes. */
export interface TableAbout {
  /** The study’s title. */
  readonly study: string;
  /** The day on which the events were counted, in words. */
  readonly asAt: string;
  readonly audience: Audience;
  readonly simulated: Simulated | null;
}

/** A number of people as it was counted: no estimate, so without an error. */
export function countCell(value: number): Cell {
  return { kind: 'figure', unit: 'count', value, decimals: 0 };
}

/** A percentage, halves upwards; without anybody to divide by there is no number. */
export function percentCell(part: number, of: number, decimals = 0): Cell {
  if (of === 0) return { kind: 'symbol', symbol: 'z', meaning: 'not applicable: nobody to divide by' };
  const scale = 10 ** decimals;
  return { kind: 'figure', unit: 'percent', value: Math.round((100 * scale * part) / of) / scale, decimals };
}

export const WITHHELD: Cell = { kind: 'withheld', reason: 'protected' };
export const EMPTY: Cell = { kind: 'empty' };

const TEAM_NOTE = 'For the field team only: small counts are not withheld.';
const BEYOND_NOTE = `What rests on fewer than ${SMALLEST_BASE} people is withheld, and what would give it away by subtraction with it.`;

/** What is the same around every table of outcomes. */
export function aboutCounts(about: TableAbout): Pick<Table, 'source' | 'weighting' | 'simulated'> & { note: string } {
  return {
    source: `${about.study}, records of fieldwork as at ${about.asAt}`,
    weighting: 'Not weighted: cases are counted',
    simulated: about.simulated,
    note: about.audience === 'beyond' ? BEYOND_NOTE : TEAM_NOTE,
  };
}

/**
 * Which rows of a breakdown to withhold whole, where the totals of all rows are shown. A row is small when a count in it is
 * between 1 and 9; rows go with it, the smallest first, until at least two are withheld and all that is withheld in
 * any column adds up to ten or more: then what is left after subtracting is a group that may be shown. Zeros are no one.
 * @param rows counts by row and column, in columns that exclude each other.
 */
export function smallRows(rows: readonly (readonly number[])[]): ReadonlySet<number> {
  const isSmall = (count: number) => count > 0 && count < SMALLEST_BASE;
  const hidden = new Set(rows.flatMap((row, at) => (row.some(isSmall) ? [at] : [])));
  if (hidden.size === 0) return hidden;
  const total = (row: readonly number[]) => row.reduce((sum, count) => sum + count, 0);
  const shown = rows.map((_, at) => at).filter((at) => !hidden.has(at) && total(rows[at]!) > 0);
  shown.sort((one, other) => total(rows[one]!) - total(rows[other]!));
  for (const next of shown) {
    const sums = rows[0]!.map((_, column) => [...hidden].reduce((sum, at) => sum + rows[at]![column]!, 0));
    if (hidden.size >= 2 && !sums.some(isSmall)) break;
    hidden.add(next);
  }
  return hidden;
}
