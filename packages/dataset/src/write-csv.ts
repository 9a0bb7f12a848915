import { valueAt } from './column.ts';
import type { Dataset } from './dataset.ts';
import type { MissingState, Value } from './value.ts';
import type { Variable } from './variable.ts';

/** How a missing state stands in a cell of an exported file, and how to read it back with `datasetFromCsv`. */
export const MISSING_CELLS: Readonly<Record<string, MissingState>> = {
  '[dont_know]': 'dont_know',
  '[refused]': 'refused',
  '[not_asked]': 'not_asked',
  '[not_reached]': 'not_reached',
};

/**
 * Writes a dataset as CSV (RFC 4180): one column a variable, one a category for multiple variables (`reasons.pay`, 1
 * or 0). The four missing states are four different cells, never a blank. The first column says of every row whether
 * it is simulated. Texts that a spreadsheet would run as a formula get an apostrophe in front.
 * Throws for a dataset of simulated and real people together, which does not know who is who.
 */
export function writeCsv(dataset: Dataset): string {
  const { rows, simulatedRows, columns } = dataset;
  if (simulatedRows !== 0 && simulatedRows !== rows) {
    throw new Error(`writeCsv: ${simulatedRows} of ${rows} rows of ${dataset.name} are simulated; export them apart.`);
  }
  const simulated = simulatedRows > 0 ? 'yes' : 'no';
  const header = ['simulated', ...columns.flatMap((column) => headersOf(column.variable))];
  const lines = Array.from({ length: rows }, (_, row) => [
    simulated,
    ...columns.flatMap((column) => cellsOf(column.variable, valueAt(column, row))),
  ]);
  return [header, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function headersOf(variable: Variable): string[] {
  if (variable.kind !== 'multiple') return [variable.name];
  return variable.categories.map((category) => `${variable.name}.${category.code}`);
}

function cellsOf(variable: Variable, value: Value): string[] {
  if (value.state !== 'answered') return headersOf(variable).map(() => `[${value.state}]`);
  if (variable.kind === 'multiple') {
    const picked = value.value as readonly string[];
    return variable.categories.map((category) => (picked.includes(category.code) ? '1' : '0'));
  }
  return [variable.kind === 'text' ? withoutFormula(String(value.value)) : String(value.value)];
}

function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
