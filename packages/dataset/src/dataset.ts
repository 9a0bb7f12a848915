import { type Column, columnOf, valueAt } from './column.ts';
import type { Value } from './value.ts';
import type { Variable } from './variable.ts';

/**
 * Respondents (rows) by variables (columns): the only thing that collecting hands to analysing.
 */
export interface Dataset {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** How many of the rows are simulated; whatever is shown of the dataset says so when it is not 0. */
  readonly simulatedRows: number;
}

export type Row = Readonly<Record<string, Value>>;

/**
 * Builds a dataset from rows, of which so many are simulated; whoever calls has to know. Throws when a row lacks a variable or a value does not fit.
 */
export function datasetOf(
  name: string,
  variables: readonly Variable[],
  rows: readonly Row[],
  simulatedRows: number,
): Dataset {
  const columns = variables.map((variable) =>
    columnOf(
      variable,
      rows.map((row, index) => {
        const value = row[variable.name];
        if (!value) throw new Error(`datasetOf: row ${index} has no value for ${variable.name}.`);
        return value;
      }),
    ),
  );
  return { name, rows: rows.length, columns, simulatedRows };
}

export function variablesOf(dataset: Dataset): Variable[] {
  return dataset.columns.map((column) => column.variable);
}

/** The column of that name, or null. */
export function columnNamed(dataset: Dataset, name: string): Column | null {
  return dataset.columns.find((column) => column.variable.name === name) ?? null;
}

/** One row as values by name, for the expression evaluator and for exports by row. */
export function rowAt(dataset: Dataset, row: number): Row {
  return Object.fromEntries(dataset.columns.map((column) => [column.variable.name, valueAt(column, row)]));
}

/** The same rows with further columns, such as a weight. Throws when a name is taken or a length differs. */
export function withColumns(dataset: Dataset, added: readonly Column[]): Dataset {
  for (const column of added) {
    const { name } = column.variable;
    if (columnNamed(dataset, name)) throw new Error(`withColumns: ${dataset.name} already has ${name}.`);
    if (column.states.length !== dataset.rows) throw new Error(`withColumns: ${name} has another number of rows.`);
  }
  return { ...dataset, columns: [...dataset.columns, ...added] };
}
