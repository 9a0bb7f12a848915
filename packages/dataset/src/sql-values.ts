import { type Column, valueAt } from './column.ts';
import { STATES } from './value.ts';

export type SqlValue = string | number | boolean | null;

/** A column's values as they stand in the columns of `sqlColumns`, in the same order: one array an SQL column. */
export function sqlValues(column: Column): SqlValue[][] {
  const rows = column.states.length;
  const states = Array.from(column.states, (state) => STATES[state]!);
  if (column.picks) {
    const picks = column.picks.map((picked) =>
      Array.from(picked, (one, row) => (states[row] === 'answered' ? one === 1 : null)),
    );
    return [...picks, states];
  }
  const values = Array.from({ length: rows }, (_, row): SqlValue => {
    const value = valueAt(column, row);
    return value.state === 'answered' ? (value.value as string | number) : null;
  });
  return [values, states];
}
