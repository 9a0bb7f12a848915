import { type Columns, isCategorical, numbersOf, textsOf } from '../columns.ts';
import { NotCovered } from '../not-covered.ts';
import type { Call } from './calls-in.ts';
import type { Expression } from './parse.ts';

/** A value of R, by row: a number (TRUE is 1), a text, or null for NA. */
export type Value = number | string | null;
export type Values = readonly Value[];

const OF_NUMBERS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};
const COMPARING: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};
const OF_ONE: Readonly<Record<string, (a: number) => number>> = {
  I: (a) => a,
  'as.numeric': (a) => a,
  'as.integer': Math.trunc,
  log: Math.log,
  log10: Math.log10,
  exp: Math.exp,
  sqrt: Math.sqrt,
  abs: Math.abs,
  floor: Math.floor,
  ceiling: Math.ceil,
};
/** What stands between the texts that a call puts together by row. */
const JOINING: Readonly<Record<string, string>> = { interaction: '.', paste: ' ', paste0: '' };

/** Works out an expression by row of the data. */
export function valuesOf(expression: Expression, columns: Columns): Values {
  const everywhere = (value: Value): Values => new Array<Value>(columns.rows).fill(value);
  if (expression.kind === 'number' || expression.kind === 'text') return everywhere(expression.value);
  if (expression.kind === 'name') return named(expression.name, columns);
  if (expression.kind === 'call') return called(expression, columns);
  const { sign, left, right } = expression;
  if (sign === '%in%') return isAmong(valuesOf(left!, columns), right, columns);
  const [a, b] = [left ? valuesOf(left, columns) : null, valuesOf(right, columns)];
  if (!a) return b.map((one) => before(sign, one));
  return a.map((one, row) => between(sign, one, b[row]!));
}

/** The same as numbers, NaN for NA. */
export function numbersFrom(expression: Expression, columns: Columns): Float64Array {
  return Float64Array.from(valuesOf(expression, columns), (value) => {
    if (typeof value === 'string') throw new NotCovered(`“${value}” stands where a number is needed`);
    return value ?? Number.NaN;
  });
}

function named(name: string, columns: Columns): Values {
  if (columns.texts.has(name)) {
    if (isCategorical(columns, name)) return textsOf(columns, name);
    return [...numbersOf(columns, name)].map((number) => (Number.isNaN(number) ? null : number));
  }
  const constant = new Map<string, Value>([
    ['TRUE', 1],
    ['T', 1],
    ['FALSE', 0],
    ['F', 0],
    ['NA', null],
  ]).get(name);
  if (constant === undefined) throw new NotCovered(`the data have no column “${name}”`);
  return new Array<Value>(columns.rows).fill(constant);
}

function called({ name, given }: Call, columns: Columns): Values {
  const values = given.map(({ value }) => {
    if (!value) throw new NotCovered(`${name}() is given nothing`);
    return valuesOf(value, columns);
  });
  const [first, second, third] = values;
  if (!first) throw new NotCovered(`${name}() is given nothing`);
  if (name === 'factor' || name === 'as.factor' || name === 'as.character') return first;
  if (name === 'is.na') return first.map((one) => Number(one === null));
  if (name === 'ifelse' && second && third) {
    return first.map((one, row) => (one === null ? null : (one === 0 ? third : second)[row]!));
  }
  if (name === 'rep') return first;
  const between = JOINING[name];
  if (between !== undefined) return joinedTexts(values, between);
  const of = OF_ONE[name];
  if (!of) throw new NotCovered(`${name}() is not known here`);
  return first.map((one) => (typeof one === 'number' ? of(one) : one));
}

function joinedTexts(values: readonly Values[], between: string): Values {
  return values[0]!.map((_, row) => {
    const parts = values.map((one) => one[row] ?? null);
    return parts.includes(null) ? null : parts.join(between);
  });
}

function isAmong(values: Values, list: Expression, columns: Columns): Values {
  const wanted = new Set(listed(list, columns).map(String));
  return values.map((value) => Number(value !== null && wanted.has(String(value))));
}

/** What `c(1, "a", 4:6)` lists. */
function listed(list: Expression, columns: Columns): Values {
  if (list.kind === 'call' && list.name === 'c') {
    return list.given.flatMap(({ value }) => (value ? listed(value, columns) : []));
  }
  if (list.kind !== 'sign' || list.sign !== ':' || !list.left) return [valuesOf(list, columns)[0] ?? null];
  const [from, to] = [list.left, list.right].map((end) => Number(valuesOf(end, columns)[0]));
  if (!(Math.abs(to! - from!) < MOST_LISTED)) throw new NotCovered(`a list from ${from} to ${to} cannot be read`);
  const step = from! <= to! ? 1 : -1;
  return Array.from({ length: Math.floor(Math.abs(to! - from!)) + 1 }, (_, index) => from! + step * index);
}

const MOST_LISTED = 1e5;

function before(sign: string, value: Value): Value {
  if (value === null) return null;
  if (typeof value === 'string') throw new NotCovered(`“${value}” stands where a number is needed`);
  if (sign === '!') return Number(value === 0);
  return sign === '-' ? -value : value;
}

/** Of `a & b` and `a | b`: one that decides the answer does so beside NA too. */
function joined(sign: string, a: Value, b: Value): Value {
  const pair: Value[] = [a, b];
  if (pair.some((one) => typeof one === 'string')) throw new NotCovered(`“${sign}” stands between words`);
  const isAnd = sign.startsWith('&');
  if (pair.some((one) => one !== null && (one === 0) === isAnd)) return Number(!isAnd);
  return pair.includes(null) ? null : Number(isAnd);
}

function between(sign: string, a: Value, b: Value): Value {
  if (sign === '&' || sign === '&&' || sign === '|' || sign === '||') return joined(sign, a, b);
  if (a === null || b === null) return null;
  const compare = COMPARING[sign];
  if (compare) {
    // R compares as texts where one side is a text.
    const areNumbers = typeof a === 'number' && typeof b === 'number';
    return Number(areNumbers ? compare(a, b) : compare(String(a), String(b)));
  }
  if (typeof a === 'string' || typeof b === 'string') throw new NotCovered(`“${sign}” stands between words`);
  const of = OF_NUMBERS[sign];
  if (!of) throw new NotCovered(`“${sign}” is not known here`);
  return of(a, b);
}
