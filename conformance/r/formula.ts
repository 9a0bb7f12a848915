import { NotCovered } from '../not-covered.ts';
import type { Call } from './calls-in.ts';
import { type Expression, parseR } from './parse.ts';

/** A formula of R: what stands before `~`, if anything, and the terms after it. */
export interface Formula {
  readonly outcome: Expression | null;
  readonly terms: readonly Expression[];
}

/** The formula that an expression is, or null. */
export function formulaFrom(expression: Expression | null): Formula | null {
  if (expression?.kind !== 'sign' || expression.sign !== '~') return null;
  return { outcome: expression.left, terms: termsOf(expression.right) };
}

/** The formulas that a call is given. */
export function formulasOf({ given }: Call): Formula[] {
  return given.flatMap(({ value }) => formulaFrom(value) ?? []);
}

/** Reads a formula such as `~a + b` that stands on its own. */
export function readFormula(text: string): Formula {
  const formula = formulaFrom(parseR(text));
  if (!formula) throw new NotCovered(`the formula ${text} cannot be read`);
  return formula;
}

/** The parts of a sum. */
function termsOf(expression: Expression): Expression[] {
  if (expression.kind === 'sign' && expression.sign === '+' && expression.left) {
    return [...termsOf(expression.left), ...termsOf(expression.right)];
  }
  return [expression];
}

/** A name that R writes without quotes of its own. */
const IS_PLAIN = /^(?:[A-Za-z]|\.(?!\d))[\w.]*$/;

/** What a term is called: a column by its own name, anything else as R writes it. */
export function nameOf(term: Expression): string {
  return term.kind === 'name' ? term.name : written(term);
}

/** An expression as R writes it in the names of coefficients. */
export function written(expression: Expression): string {
  if (expression.kind === 'number') return String(expression.value);
  if (expression.kind === 'text') return `"${expression.value}"`;
  if (expression.kind === 'name') return IS_PLAIN.test(expression.name) ? expression.name : `\`${expression.name}\``;
  if (expression.kind === 'call') {
    const given = expression.given.map(({ name, value }) => (name ? `${name} = ` : '') + (value ? written(value) : ''));
    return `${expression.name}(${given.join(', ')})`;
  }
  const { sign, left, right } = expression;
  if (!left) return `${sign}${written(right)}`;
  const isTight = sign === '^' || sign === ':' || sign === '/';
  return `${written(left)}${isTight ? sign : ` ${sign} `}${written(right)}`;
}
