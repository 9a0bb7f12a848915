import { valueAt } from './column.ts';
import { type CsvField, csvLine } from './csv-line.ts';
import type { Dataset } from './dataset.ts';
import { SIMULATED_COLUMN } from './simulated-column.ts';
import { pickColumn } from './sql-layout.ts';
import type { MissingState, Value } from './value.ts';
import { categoriesOf, type Variable } from './variable.ts';

/** How a missing state stands in a cell of an exported file, and how to read it back with `datasetFromCsv`. */
export const MISSING_CELLS: Readonly<Record<string, MissingState>> = {
  '[dont_know]': 'dont_know',
  '[refused]': 'refused',
  '[not_asked]': 'not_asked',
  '[not_reached]': 'not_reached',
};

/**
 * Writes a dataset as CSV (see `csvLine`): one column a variable, one a category for multiple variables
 * (`reasons.pay`, 1 or 0). The four missing states are four different cells, never a blank. The first column says of
 * every row whether it is simulated.
 * Throws for a dataset of simulated and real people together, which does not know who is who.
 */
export function writeCsv(dataset: Dataset): string {
  const { rows, simulatedRows, columns } = dataset;
  if (simulatedRows !== 0 && simulatedRows !== rows) {
    throw new Error(`writeCsv: ${simulatedRows} of ${rows} rows of ${dataset.name} are simulated; export them apart.`);
  }
  const simulated = simulatedRows > 0 ? 'yes' : 'no';
  const header = [SIMULATED_COLUMN, ...columns.flatMap((column) => headersOf(column.variable))];
  const lines = Array.from({ length: rows }, (_, row) => [
    simulated,
    ...columns.flatMap((column) => fieldsOf(column.variable, valueAt(column, row))),
  ]);
  return [header, ...lines].map(csvLine).join('');
}

function headersOf(variable: Variable): string[] {
  if (variable.kind !== 'multiple') return [variable.name];
  return variable.categories.map((category) => pickColumn(variable.name, category.code));
}

function fieldsOf(variable: Variable, value: Value): CsvField[] {
  if (value.state !== 'answered') return headersOf(variable).map(() => `[${value.state}]`);
  if (typeof value.value !== 'object') return [value.value];
  const picked = value.value;
  return categoriesOf(variable).map((category) => (picked.includes(category.code) ? 1 : 0));
}
