import { isDay } from './day.ts';
import { answered, type MissingState, type Value } from './value.ts';
import type { MultipleVariable, Variable } from './variable.ts';

/** The cells that stand for a missing state, by their exact text. */
export type Missing = Readonly<Record<string, MissingState>>;
/** A cell's value, or the words that say why it is none. */
export type Reading = Value | string;

/** Reads a variable's cells of one row: one, or for a multiple one a category. */
export function cellReader(variable: Variable, missing: Missing): (cells: readonly string[]) => Reading {
  if (variable.kind === 'multiple') return (cells) => readPicks(variable, cells, missing);
  const read = oneCellReader(variable);
  return ([cell]) => {
    const state = Object.hasOwn(missing, cell!) ? missing[cell!] : undefined;
    return state ? { state } : read(cell!);
  };
}

function oneCellReader(variable: Exclude<Variable, MultipleVariable>): (cell: string) => Reading {
  if (variable.kind === 'single') {
    const codes = new Set(variable.categories.map((category) => category.code));
    return (cell) => (codes.has(cell) ? answered(cell) : `“${cell}” is none of its categories`);
  }
  if (variable.kind === 'quantity') return readNumber;
  if (variable.kind === 'date') return readDay;
  return answered;
}

/** Beside larger numbers, in the same column, squares of the others have no digits left; nor are they all whole numbers. */
const LARGEST = 1e15;
/** Squares of smaller numbers, times squares of weights as small, come to nought. */
const SMALLEST = 1e-70;

function readNumber(cell: string): Reading {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN;
  if (Number.isNaN(number)) return `“${cell}” is not a number`;
  if (Math.abs(number) > LARGEST) return `“${cell}” is too large to count with`;
  return number !== 0 && Math.abs(number) < SMALLEST ? `“${cell}” is too near nought to count with` : answered(number);
}

function readDay(cell: string): Reading {
  return isDay(cell) ? answered(cell) : `“${cell}” is not a day written YYYY-MM-DD`;
}

function readPicks(variable: MultipleVariable, cells: readonly string[], missing: Missing): Reading {
  const states = new Set(cells.map((cell) => (Object.hasOwn(missing, cell) ? missing[cell]! : 'answered')));
  if (states.size > 1) return 'some of its columns are missing in this row and others are not';
  const [state] = states;
  if (state && state !== 'answered') return { state };
  const odd = cells.find((cell) => cell !== '0' && cell !== '1');
  if (odd !== undefined) return `“${odd}” is neither 0 nor 1`;
  return answered(variable.categories.filter((_, at) => cells[at] === '1').map((category) => category.code));
}
