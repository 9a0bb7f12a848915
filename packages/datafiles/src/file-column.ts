import {
  type Column,
  categoriesOf,
  type Dataset,
  type MissingNumbers,
  type MissingState,
  missingBelow,
  pickColumn,
  STATES,
} from '@earshot/dataset';
import type { DataFileAbout } from './data-file-about.ts';
import { bytesIn, shortened } from './shorten.ts';

/** A column of a file in which answers are numbers, as SPSS and Stata have them. */
export interface FileColumn {
  /** What it would be called where any name were allowed. */
  readonly wanted: string;
  readonly label: ColumnLabel;
  readonly kind: 'codes' | 'number' | 'date' | 'text' | 'weight';
  /** What its numbers mean, the missing ones not among them. */
  readonly meanings: readonly Meaning[];
  /** The numbers of the missing states; null where there are none, as in a text. */
  readonly missing: MissingNumbers | null;
  /** The variable of several answers that it is one answer of, or null. */
  readonly partOf: { readonly name: string; readonly label: string } | null;
  /** Per row: the answer, or the number of its missing state; NaN in a text or an answered date, and for who has no weight. */
  readonly numberAt: (row: number) => number;
  /** Per row: the words of a text, the day of a date; null where there is none. */
  readonly textAt: (row: number) => string | null;
}

/** What a column is about; where room is short, the first is shortened before the second. */
export interface ColumnLabel {
  readonly of: string;
  readonly part: string | null;
}

export interface Meaning {
  readonly number: number;
  readonly label: string;
}

/** The numbers of a variable’s categories by their codes, as its questionnaire has them; null leaves it to their order. */
export type CategoryNumbers = (variable: string) => ReadonlyMap<string, number> | null;

export const MISSING_MEANINGS: Readonly<Record<MissingState, string>> = {
  dont_know: 'Don’t know',
  refused: 'Prefer not to say, or left blank',
  not_asked: 'Not asked',
  not_reached: 'Not reached',
};

/**
 * A dataset’s columns as those of a file: one for each category of a variable with several answers (0 and 1), and beside
 * each text one that says why it is empty.
 */
export function fileColumns(dataset: Dataset, { numbersOf, weights, complete }: DataFileAbout): FileColumn[] {
  return dataset.columns.flatMap((column) => {
    const { kind, name } = column.variable;
    if (weights.includes(name)) return [weightColumn(column)];
    const columns = columnsOf(column, kind === 'single' ? numbersOf(name) : null);
    return complete.includes(name) ? columns.map((each) => ({ ...each, missing: null })) : columns;
  });
}

function columnsOf(column: Column, given: ReadonlyMap<string, number> | null): FileColumn[] {
  switch (column.variable.kind) {
    case 'single':
      return [singleColumn(column, given)];
    case 'multiple':
      return pickColumns(column);
    case 'quantity':
      return [quantityColumn(column)];
    case 'date':
      return [dateColumn(column)];
    case 'text':
      return [textColumn(column), stateColumn(column)];
  }
}

/** What stands in a file for a column’s label, in at most so many bytes. */
export function labelText({ of, part }: ColumnLabel, most: number): string {
  if (part === null) return shortened(of, most);
  const whole = `${of}: ${part}`;
  const room = most - bytesIn(`: ${part}`);
  if (bytesIn(whole) <= most || room < 12) return shortened(room < 12 ? part : whole, most);
  return `${shortened(of, room)}: ${part}`;
}

/** What all columns of a variable have in common. */
function common({ variable }: Column) {
  const label: ColumnLabel = { of: variable.label, part: null };
  return { wanted: variable.name, label, meanings: [], missing: null, partOf: null, textAt: () => null };
}

function singleColumn(column: Column, given: ReadonlyMap<string, number> | null): FileColumn {
  const categories = categoriesOf(column.variable);
  const codes = categories.map(({ code }) => code);
  const numbers = given
    ? codes.map((code) => given.get(code) ?? Number.NaN)
    : (numbersOfCodes(codes) ?? codes.map((_, index) => index + 1));
  if (numbers.some(Number.isNaN))
    throw new Error(`fileColumns: ${column.variable.name} has a category without number.`);
  const missing = missingUnder(Math.min(...numbers));
  return {
    ...common(column),
    kind: 'codes',
    missing,
    meanings: categories.map(({ label }, index) => ({ number: numbers[index]!, label })),
    numberAt: (row) => missingAt(column, row, missing) ?? numbers[column.numbers![row]!]!,
  };
}

/** The numbers that codes are; null where one is none, or two would be the same number, such as 01 and 1. */
function numbersOfCodes(codes: readonly string[]): number[] | null {
  const numbers = codes.map(Number);
  const areNumbers = codes.every((code) => /^-?\d{1,9}$/.test(code));
  return areNumbers && new Set(numbers).size === codes.length ? numbers : null;
}

/** Picked or not, of one category after the other. */
const PICKED: readonly Meaning[] = [
  { number: 0, label: 'Not chosen' },
  { number: 1, label: 'Chosen' },
];

function pickColumns(column: Column): FileColumn[] {
  const { name, label } = column.variable;
  const missing = missingUnder(0);
  return categoriesOf(column.variable).map((category, index) => ({
    ...common(column),
    wanted: pickColumn(name, category.code),
    label: { of: label, part: category.label },
    kind: 'codes',
    meanings: PICKED,
    missing,
    partOf: { name, label },
    numberAt: (row) => missingAt(column, row, missing) ?? column.picks![index]![row]!,
  }));
}

function quantityColumn(column: Column): FileColumn {
  const { variable } = column;
  const missing = missingUnder(leastAnswer(column));
  const unit = variable.kind === 'quantity' && variable.unit !== '' ? ` (${variable.unit})` : '';
  return {
    ...common(column),
    label: { of: `${variable.label}${unit}`, part: null },
    kind: 'number',
    missing,
    numberAt: (row) => missingAt(column, row, missing) ?? column.numbers![row]!,
  };
}

function leastAnswer({ numbers, states }: Column): number {
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < states.length; row += 1) {
    if (states[row] === 0) least = Math.min(least, numbers![row]!);
  }
  return least;
}

function weightColumn(column: Column): FileColumn {
  const numberAt = (row: number): number => (column.states[row] === 0 ? column.numbers![row]! : Number.NaN);
  return { ...common(column), kind: 'weight', numberAt };
}

function dateColumn(column: Column): FileColumn {
  const missing = missingUnder(0);
  const numberAt = (row: number): number => missingAt(column, row, missing) ?? Number.NaN;
  return { ...common(column), kind: 'date', missing, numberAt, textAt: (row) => column.texts![row]! };
}

function textColumn(column: Column): FileColumn {
  return { ...common(column), kind: 'text', numberAt: () => Number.NaN, textAt: (row) => column.texts![row]! };
}

/** A text cannot hold why it is empty, so that stands beside it. */
function stateColumn(column: Column): FileColumn {
  const missing = missingUnder(0);
  return {
    ...common(column),
    wanted: `${column.variable.name}_state`,
    label: { of: column.variable.label, part: 'whether it was answered' },
    kind: 'codes',
    meanings: [{ number: 0, label: 'Answered' }],
    missing,
    numberAt: (row) => missingAt(column, row, missing) ?? 0,
  };
}

function missingUnder(least: number): MissingNumbers {
  return missingBelow((number) => number >= least);
}

function missingAt(column: Column, row: number, missing: MissingNumbers): number | null {
  const state = STATES[column.states[row]!]!;
  return state === 'answered' ? null : missing[state];
}
