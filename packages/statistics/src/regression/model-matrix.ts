import type { SurveyDesign } from '../design/survey-design.ts';
import { completeRows } from './listwise.ts';
import { type FactorTerm, isMissing, type ListwiseLoss, namesOf, type RegressionRefusal, type Term } from './term.ts';

/** The numbers that a regression is worked out from, of the rows that have weight and every value. */
export interface ModelMatrix {
  /** The rows, by their place in the data. */
  readonly rows: Int32Array;
  readonly weights: Float64Array;
  readonly outcome: Float64Array;
  /** Without the intercept. */
  readonly columns: readonly ModelColumn[];
  readonly losses: readonly ListwiseLoss[];
}

export interface ModelColumn {
  /** As in R: the term’s name, for a factor followed by the category. */
  readonly name: string;
  readonly term: string;
  readonly values: Float64Array;
}

const OUTCOME = 'outcome';

/**
 * Sets up a regression: rows with weight that have the outcome and every term, factors as treatment contrasts.
 * Refuses terms that are the same for everybody and references that do not occur, all that it finds in one sentence.
 * Throws when values are not one a row, or not finite.
 */
export function modelMatrix(
  design: SurveyDesign,
  outcome: ArrayLike<number>,
  terms: readonly Term[],
): ModelMatrix | RegressionRefusal {
  const all: Term[] = [{ kind: 'numeric', name: OUTCOME, values: outcome }, ...terms];
  requireValues('modelMatrix', design, all);
  const needs = all.map((term) => ({ name: term.name, isMissing: (row: number) => isMissing(term, row) }));
  const { rows, losses } = completeRows(design, needs);
  if (rows.length === 0) {
    return { code: 'no-rows', sentence: 'Nobody with weight has an answer to the outcome and to every predictor.' };
  }
  const read = terms.map((term) => columnsOf(term, rows));
  const refusals = read.filter((found): found is RegressionRefusal => 'code' in found);
  if (refusals[0]) {
    return { code: refusals[0].code, sentence: refusals.map(({ sentence }) => sentence).join(' ') };
  }
  const columns = read.flatMap((found) => ('code' in found ? [] : found));
  if (rows.length <= columns.length + 1) {
    const sentence = `${rows.length} complete rows cannot carry ${columns.length + 1} coefficients.`;
    return { code: 'too-few-rows', sentence };
  }
  const weights = Float64Array.from(rows, (row) => design.weights[row]!);
  return { rows, weights, outcome: Float64Array.from(rows, (row) => outcome[row]!), columns, losses };
}

/** Throws, in the name of who was called, where terms have not one finite or missing value a row. */
export function requireValues(caller: string, design: SurveyDesign, terms: readonly Term[]): void {
  for (const { name, values, kind } of terms) {
    if (values.length !== design.rows) {
      throw new Error(`${caller}: “${name}” has ${values.length} values for ${design.rows} rows.`);
    }
    if (kind === 'numeric' && Array.prototype.some.call(values, (value) => Math.abs(value) === Infinity)) {
      throw new Error(`${caller}: “${name}” has a value that is not finite.`);
    }
  }
}

/** The columns of a term over some rows that all have a value; a term that is the same for all is refused. */
export function columnsOf(term: Term, rows: Int32Array): ModelColumn[] | RegressionRefusal {
  if (term.kind === 'factor') return contrastsOf(term, rows);
  const values = Float64Array.from(rows, (row) => term.values[row]!);
  if (values.every((value) => value === values[0])) return constant(term.name);
  return [{ name: term.name, term: term.name, values }];
}

function contrastsOf(term: FactorTerm, rows: Int32Array): ModelColumn[] | RegressionRefusal {
  const present = new Set(Array.from(rows, (row) => term.values[row]!));
  const listed = term.levels ?? [...present].sort();
  const unlisted = [...present].filter((level) => !listed.includes(level));
  if (unlisted.length > 0) {
    const sentence = `${namesOf(unlisted)} of “${term.name}” is not among its categories.`;
    return { code: 'level-not-listed', sentence };
  }
  const levels = listed.filter((level) => present.has(level));
  if (term.reference !== undefined && !present.has(term.reference)) {
    const sentence = `Nobody is in “${term.reference}”, with which the categories of “${term.name}” are compared.`;
    return { code: 'reference-not-there', sentence };
  }
  if (levels.length < 2) return constant(term.name);
  const reference = term.reference ?? levels[0];
  return levels
    .filter((level) => level !== reference)
    .map((level) => ({
      name: `${term.name}${level}`,
      term: term.name,
      values: Float64Array.from(rows, (row) => Number(term.values[row] === level)),
    }));
}

function constant(name: string): RegressionRefusal {
  return { code: 'term-constant', sentence: `“${name}” is the same for everybody who has all answers.` };
}
