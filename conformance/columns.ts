import { parse } from 'csv-parse/sync';
import { NotCovered } from './not-covered.ts';

/** A data file as R’s `read.csv` has it: by column, a text or null (NA) a row. */
export interface Columns {
  readonly rows: number;
  readonly names: readonly string[];
  readonly texts: ReadonlyMap<string, readonly (string | null)[]>;
}

/** Reads a CSV file with a line of headings. Throws what the parser finds wrong. */
export function columnsOf(csv: string): Columns {
  const [names = [], ...rows] = parse(csv, { bom: true, relax_column_count: false }) as string[][];
  const texts = names.map((name, column) => [name, rows.map((row) => textOf(row[column]!))] as const);
  return { rows: rows.length, names, texts: new Map(texts) };
}

function textOf(cell: string): string | null {
  return cell === '' || cell === 'NA' ? null : cell;
}

/** The texts of a column. */
export function textsOf(columns: Columns, name: string): readonly (string | null)[] {
  const texts = columns.texts.get(name);
  if (!texts) throw new NotCovered(`the data have no column “${name}”`);
  return texts;
}

/** Whether a column holds words, which R makes a factor of. */
export function isCategorical(columns: Columns, name: string): boolean {
  return textsOf(columns, name).some((text) => text !== null && Number.isNaN(numberFrom(text)));
}

/** A column as numbers, NaN for NA. */
export function numbersOf(columns: Columns, name: string): Float64Array {
  if (isCategorical(columns, name)) throw new NotCovered(`the column “${name}” holds words`);
  return Float64Array.from(textsOf(columns, name), (text) => (text === null ? Number.NaN : numberFrom(text)));
}

/** The categories of a column, in the order of R’s factors: of numbers by size, of words by the alphabet. */
export function levelsOf(columns: Columns, name: string): string[] {
  return inOrder(new Set(textsOf(columns, name).filter((text) => text !== null)));
}

/** Texts in the order of R’s factors. */
export function inOrder(texts: Iterable<string>): string[] {
  const all = [...texts];
  const areNumbers = all.every((text) => !Number.isNaN(numberFrom(text)));
  return all.sort((a, b) => (areNumbers ? Number(a) - Number(b) : new Intl.Collator('en').compare(a, b)));
}

function numberFrom(text: string): number {
  if (text === 'TRUE' || text === 'FALSE') return Number(text === 'TRUE');
  return text.trim() === '' ? Number.NaN : Number(text);
}
