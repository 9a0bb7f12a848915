import { type CsvField, csvLine, type Dataset } from '@earshot/dataset';
import type { DataFileAbout } from './data-file-about.ts';
import { type FileColumn, fileColumns } from './file-column.ts';
import { fileNames, type NameRules } from './file-names.ts';

/** A column with its name in the file. */
export interface NamedColumn {
  readonly name: string;
  readonly column: FileColumn;
}

/** The name in a file of a variable’s column. Throws for one that is not there. */
export function nameOf(columns: readonly NamedColumn[], variable: string): string {
  const found = columns.find(({ column }) => column.wanted === variable);
  if (!found) throw new Error(`nameOf: no column of the file is ${variable}.`);
  return found.name;
}

/** The columns of a dataset under names that a program takes. */
export function namedColumns(dataset: Dataset, about: DataFileAbout, rules: NameRules): readonly NamedColumn[] {
  const columns = fileColumns(dataset, about);
  const names = fileNames(
    columns.map(({ wanted }) => wanted),
    rules,
  );
  return columns.map((column, index) => ({ column, name: names[index]! }));
}

/**
 * The rows as CSV in which answers are numbers, and the four ways of having none are numbers below them, also where a
 * day would stand. Texts are blank there, with the number in the column beside; so is a weight that nobody has.
 */
export function codedCsv(columns: readonly NamedColumn[], rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => csvLine(columns.map(({ column }) => fieldOf(column, row))));
  return [csvLine(columns.map(({ name }) => name)), ...lines].join('');
}

function fieldOf({ kind, numberAt, textAt }: FileColumn, row: number): CsvField {
  if (kind === 'text') return textAt(row) ?? '';
  return textAt(row) ?? numberAt(row);
}
