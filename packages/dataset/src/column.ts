import { isDay } from './day.ts';
import { STATES, type State, type Value } from './value.ts';
import { categoriesOf, type Variable } from './variable.ts';

/**
 * One variable's values for every row. Stored by column, in small typed arrays, so that a million rows of sixty
 * items fit into memory; `valueAt` gives a cell back as a Value.
 */
export interface Column {
  readonly variable: Variable;
  /** Per row, the index of its state in STATES. */
  readonly states: Uint8Array;
  /** Per row: for single the category's index, for quantity the number, of which only those answered count; null elsewhere. */
  readonly numbers: Numbers | null;
  /** Per row, for text and date; null elsewhere. */
  readonly texts: readonly (string | null)[] | null;
  /** For multiple: one array a category, 1 where it was picked; null elsewhere. */
  readonly picks: readonly Uint8Array[] | null;
}

/** Categories are few, and their indices are kept in as few bytes as they need. */
export type Numbers = Float64Array | Uint8Array | Uint16Array | Uint32Array;

/** Room for the `numbers` of a column, none of them answered; null for a kind that has none. */
export function numbersFor(variable: Variable, rows: number): Numbers | null {
  if (variable.kind === 'quantity') return new Float64Array(rows).fill(Number.NaN);
  if (variable.kind !== 'single') return null;
  const { length } = variable.categories;
  if (length <= 2 ** 8) return new Uint8Array(rows);
  return length <= 2 ** 16 ? new Uint16Array(rows) : new Uint32Array(rows);
}

/**
 * Makes a column from values. Throws when a value does not fit its variable: a reader or a questionnaire has
 * checked it before, so that only our own mistake gets here.
 */
export function columnOf(variable: Variable, values: readonly Value[]): Column {
  const rows = values.length;
  const states = new Uint8Array(rows);
  const isText = variable.kind === 'text' || variable.kind === 'date';
  const numbers = numbersFor(variable, rows);
  const texts: (string | null)[] | null = isText ? new Array<string | null>(rows).fill(null) : null;
  const picks = variable.kind === 'multiple' ? variable.categories.map(() => new Uint8Array(rows)) : null;
  const codes = codeIndex(variable);

  for (let row = 0; row < rows; row += 1) {
    const value = values[row]!;
    states[row] = stateIndex(variable, value.state);
    if (value.state !== 'answered') continue;
    if (numbers) numbers[row] = numberFor(variable, codes, value.value);
    else if (texts) texts[row] = textFor(variable, value.value);
    else for (const code of picked(variable, value.value)) picks![indexFor(variable, codes, code)]![row] = 1;
  }
  return { variable, states, numbers, texts, picks };
}

/** The value of one row, as it was put in. */
export function valueAt(column: Column, row: number): Value {
  const state = STATES[column.states[row]!]!;
  if (state !== 'answered') return { state };
  const { variable } = column;
  if (variable.kind === 'single') return { state, value: variable.categories[column.numbers![row]!]!.code };
  if (variable.kind === 'quantity') return { state, value: column.numbers![row]! };
  if (variable.kind === 'multiple') {
    return { state, value: variable.categories.filter((_, i) => column.picks![i]![row] === 1).map((c) => c.code) };
  }
  return { state, value: column.texts![row]! };
}

function stateIndex(variable: Variable, state: State): number {
  const index = STATES.indexOf(state);
  if (index < 0) throw new Error(`columnOf: ${variable.name} has a value in the state “${state}”, which is none.`);
  return index;
}

function codeIndex(variable: Variable): Map<string, number> {
  return new Map(categoriesOf(variable).map((category, index) => [category.code, index]));
}

function indexFor(variable: Variable, codes: Map<string, number>, code: string): number {
  const index = codes.get(code);
  if (index === undefined) throw new Error(`columnOf: ${variable.name} has no category “${code}”.`);
  return index;
}

function numberFor(variable: Variable, codes: Map<string, number>, value: unknown): number {
  if (variable.kind === 'single' && typeof value === 'string') return indexFor(variable, codes, value);
  if (variable.kind === 'quantity' && typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`columnOf: ${variable.name} is ${variable.kind} and cannot hold ${JSON.stringify(value)}.`);
}

function textFor(variable: Variable, value: unknown): string {
  if (typeof value === 'string' && (variable.kind === 'text' || isDay(value))) return value;
  throw new Error(`columnOf: ${variable.name} is ${variable.kind} and cannot hold ${JSON.stringify(value)}.`);
}

function picked(variable: Variable, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value;
  throw new Error(`columnOf: ${variable.name} is ${variable.kind} and needs a list, not ${JSON.stringify(value)}.`);
}
