/**
 * How a dataset stands in an SQL table, the same for every engine. Per variable:
 * - `hours`: the value (code, number or text; an ISO day for dates), NULL unless answered; none for multiple;
 * - `reasons.pay`: for multiple, one boolean a category, NULL unless answered;
 * - `hours:state`: answered, dont_know, refused, not_asked or not_reached.
 * Names of variables hold neither full stop nor colon, so these cannot collide, not even with a category called `state`.
 */
import { STATES } from './value.ts';
import type { Variable } from './variable.ts';

export function valueColumn(name: string): string {
  return name;
}

export function pickColumn(name: string, code: string): string {
  return `${name}.${code}`;
}

export function stateColumn(name: string): string {
  return `${name}:state`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export interface SqlColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'DOUBLE PRECISION' | 'BOOLEAN';
  /** The only texts that can stand in it, for an engine that stores such texts as numbers; null when any can. */
  readonly texts: readonly string[] | null;
}

/** The SQL columns that hold one variable. */
export function sqlColumns(variable: Variable): SqlColumn[] {
  const state: SqlColumn = { name: stateColumn(variable.name), type: 'VARCHAR', texts: STATES };
  if (variable.kind === 'multiple') {
    const picks = variable.categories.map(
      (category): SqlColumn => ({ name: pickColumn(variable.name, category.code), type: 'BOOLEAN', texts: null }),
    );
    return [...picks, state];
  }
  const type = variable.kind === 'quantity' ? 'DOUBLE PRECISION' : 'VARCHAR';
  const texts = variable.kind === 'single' ? variable.categories.map((category) => category.code) : null;
  return [{ name: valueColumn(variable.name), type, texts }, state];
}
