import { type Cell, cellAt, shownEstimate, type Table } from '@earshot/tables';

/**
 * A sentence about a table. Its numbers are places in the table, so that whoever writes it out cannot say another number
 * than the cell shows.
 */
export interface Finding {
  readonly said: readonly Said[];
}

/** Words, or what a cell shows. */
export type Said = string | SaidCell;

export interface SaidCell {
  readonly row: string;
  readonly column: string;
  readonly show: 'value' | 'interval' | 'base';
}

/** The number that a cell shows, as a place in a sentence. */
export function valueIn(row: string, column: string): SaidCell {
  return { row, column, show: 'value' };
}

/** The interval of the number that a cell shows. */
export function intervalIn(row: string, column: string): SaidCell {
  return { row, column, show: 'interval' };
}

/** How many people the number of a cell rests on. */
export function baseIn(row: string, column: string): SaidCell {
  return { row, column, show: 'base' };
}

/** A table of change with what may be said of it. */
export interface ChangeTable {
  readonly table: Table;
  readonly findings: readonly Finding[];
}

/** Whether a cell shows a number. */
export function isShown(table: Table, row: string, column: string): boolean {
  const cell = cellAt(table, row, column);
  return cell !== null && shownEstimate(cell) !== null;
}

/** Whether a change is other than nothing by more than chance: by its interval, so that words and interval agree. */
export function directionIn(table: Table, row: string, column: string): 'up' | 'down' | null {
  const cell: Cell | null = cellAt(table, row, column);
  const interval = cell && shownEstimate(cell)?.estimate.interval;
  if (!interval) return null;
  if (interval.lower > 0) return 'up';
  return interval.upper < 0 ? 'down' : null;
}
