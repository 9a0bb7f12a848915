import { type Column, valueAt } from './column.ts';
import { STATES } from './value.ts';

export type SqlValue = string | number | boolean | null;

/**
 * A column's values as they stand in the columns of `sqlColumns`, in the same order: one array an SQL column, of the
 * rows from `from` up to, but not with, `to`. A million rows are best put into an engine some thousands at a time.
 */
export function sqlValues(column: Column, from: number, to: number): SqlValue[][] {
  const states = Array.from(column.states.subarray(from, to), (state) => STATES[state]!);
  if (column.picks) {
    const picks = column.picks.map((picked) =>
      Array.from(picked.subarray(from, to), (one, row) => (states[row] === 'answered' ? one === 1 : null)),
    );
    return [...picks, states];
  }
  const values = states.map((_, row): SqlValue => {
    const value = valueAt(column, from + row);
    return value.state === 'answered' ? (value.value as string | number) : null;
  });
  return [values, states];
}
