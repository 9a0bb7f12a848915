import { valueAt } from '../column.ts';
import { columnNamed, type Dataset } from '../dataset.ts';
import type { Value } from '../value.ts';
import { holds } from './evaluate.ts';
import { type Expression, namesIn } from './expression.ts';

/** Looks up one row's values at a time, touching only the columns that are named. Throws for a name not there. */
export function rowLookup(dataset: Dataset, names: readonly string[], row: number): (name: string) => Value {
  const values = new Map(
    names.map((name) => {
      const column = columnNamed(dataset, name);
      if (!column) throw new Error(`rowLookup: ${dataset.name} has no variable ${name}.`);
      return [name, valueAt(column, row)];
    }),
  );
  return (name) => values.get(name)!;
}

/** The rows for which a checked expression holds; all rows for null. */
export function rowsWhere(dataset: Dataset, expression: Expression | null): number[] {
  const rows = Array.from({ length: dataset.rows }, (_, row) => row);
  if (!expression) return rows;
  const names = namesIn(expression);
  return rows.filter((row) => holds(expression, rowLookup(dataset, names, row)));
}
