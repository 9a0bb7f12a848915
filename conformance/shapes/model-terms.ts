import type { Term } from '@earshot/statistics';
import { type Columns, inOrder, isCategorical, levelsOf, textsOf } from '../columns.ts';
import { NotCovered } from '../not-covered.ts';
import { numbersFrom, valuesOf } from '../r/evaluate.ts';
import { nameOf, written } from '../r/formula.ts';
import type { Expression } from '../r/parse.ts';
import { categoryIn, variableOf } from '../variables.ts';

/**
 * The predictors of a formula. Where some go together (`a:b`, `a * b`, `(a + b)^2`), each coefficient that the file holds is a
 * predictor of its own: the product of the variables that its name is put together from.
 */
export function modelTerms(terms: readonly Expression[], columns: Columns, names: readonly string[]): Term[] {
  if (terms.some(isWithoutIntercept)) throw new NotCovered('models without an intercept are not fitted');
  const isProduct = (term: Expression): boolean => term.kind === 'sign' && [':', '*', '^'].includes(term.sign);
  if (!terms.some(isProduct)) return terms.map((term) => modelTerm(term, columns, names));
  return names
    .filter((name) => name !== '(Intercept)')
    .map((name) => ({ kind: 'numeric', name, values: productOf(name.split(':'), columns) }));
}

/** `- 1` or `+ 0` among the terms of a formula. */
function isWithoutIntercept(term: Expression): boolean {
  if (term.kind === 'number') return term.value === 0;
  return term.kind === 'sign' && term.sign === '-' && term.right.kind === 'number' && term.right.value === 1;
}

/**
 * The term that a coefficient of such a formula belongs to: `stypeH:meals` to `stype:meals`, in the order of its name.
 */
export function termOfCoefficient(name: string, columns: Columns): string {
  const parts = name.split(':').map((part) => {
    if (columns.texts.has(part)) return part;
    const category = categoryIn(part, columns);
    return category ? part.slice(0, part.length - category.level.length) : part;
  });
  return parts.join(':');
}

/** The product of the variables that R names with colons between them. */
export function productOf(names: readonly string[], columns: Columns): Float64Array {
  const variables = names.map((name) => variableOf(name, columns));
  return variables.reduce((product, values) => product.map((one, row) => one * values[row]!));
}

/**
 * The predictor that a term of a formula is: categories where R makes a factor of it, otherwise numbers.
 * @param names the coefficients that the file holds: the category without one is the reference
 */
function modelTerm(term: Expression, columns: Columns, names: readonly string[]): Term {
  const name = written(term);
  const texts = textsOfFactor(term, columns, names);
  if (texts) return factorOf(name, texts, names);
  const values = numbersFrom(term, columns);
  // R makes a logical of a comparison, whose coefficient is that of TRUE.
  const isLogical = names.includes(`${name}TRUE`);
  return { kind: 'numeric', name: isLogical ? `${name}TRUE` : name, values };
}

/** A factor with its categories in the order of the coefficients, after the one that has none. */
function factorOf(name: string, values: readonly (string | null)[], names: readonly string[]): Term {
  const found = inOrder(new Set(values.filter((value) => value !== null)));
  const place = (level: string): number => names.indexOf(`${name}${level}`);
  const levels = found.toSorted((a, b) => place(a) - place(b));
  const absent = levels.filter((level) => place(level) < 0);
  return { kind: 'factor', name, values, levels, reference: absent.length === 1 ? absent[0] : undefined };
}

/** By row, the category of a term that R makes a factor of; null where it is a number. */
function textsOfFactor(
  term: Expression,
  columns: Columns,
  names: readonly string[],
): readonly (string | null)[] | null {
  if (term.kind === 'name' && columns.texts.has(term.name)) {
    return isCategorical(columns, term.name) || isNumbered(term, columns, names) ? textsOf(columns, term.name) : null;
  }
  if (term.kind !== 'call' || !/^((as\.)?factor|relevel)$/.test(term.name)) return null;
  const inside = term.given[0]?.value;
  if (inside?.kind === 'name') return textsOf(columns, inside.name);
  return valuesOf(inside ?? term, columns).map((value) => (value === null ? null : String(value)));
}

/** Whether a column of numbers was a factor in R: then the file has coefficients of its categories, and none of its own. */
function isNumbered(term: Expression, columns: Columns, names: readonly string[]): boolean {
  const name = written(term);
  return !names.includes(name) && levelsOf(columns, nameOf(term)).some((level) => names.includes(`${name}${level}`));
}
