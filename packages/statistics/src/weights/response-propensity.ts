import type { SurveyDesign } from '../design/survey-design.ts';
import { logisticRegression } from '../regression/logistic.ts';
import type { Regression } from '../regression/regression.ts';
import type { RegressionRefusal, Term } from '../regression/term.ts';

/** How likely each person of an earlier wave was to answer again, by what was known of them then. */
export interface ResponsePropensities {
  /** By row; NaN for rows without weight or without one of the terms. */
  readonly propensities: Float64Array;
  readonly regression: Regression;
  /** How well the terms tell who answers: 0.5 not at all, 1 perfectly. */
  readonly areaUnderCurve: number;
}

/**
 * Logistic regression of answering again on answers and facts of the earlier wave (R: `svyglm` with
 * `quasibinomial()`, fitted probabilities). Refuses what cannot be fitted.
 * @param responded by row, 1 for those who answered again, 0 for those who did not.
 */
export function responsePropensities(
  design: SurveyDesign,
  responded: ArrayLike<number>,
  terms: readonly Term[],
): ResponsePropensities | RegressionRefusal {
  const regression = logisticRegression(design, responded, terms);
  if ('code' in regression) return regression;
  const propensities = regression.fitted;
  return { propensities, regression, areaUnderCurve: areaUnderCurve(propensities, responded) };
}

/**
 * The share of pairs of one who answered and one who did not in which the former has the larger score, ties counting
 * half (Mann and Whitney 1947). People are counted unweighted; scores that are NaN are left out. Throws unless there
 * are both.
 */
export function areaUnderCurve(scores: ArrayLike<number>, responded: ArrayLike<number>): number {
  const rows = Array.from(scores, (score, row) => ({ score, isOne: responded[row] === 1 }))
    .filter(({ score }) => !Number.isNaN(score))
    .sort((a, b) => a.score - b.score);
  const ones = rows.filter(({ isOne }) => isOne).length;
  if (ones === 0 || ones === rows.length) throw new Error('areaUnderCurve: everybody has the same outcome.');
  let [wins, below] = [0, 0];
  for (let at = 0; at < rows.length; ) {
    let [onesHere, zerosHere] = [0, 0];
    const { score } = rows[at]!;
    for (; at < rows.length && rows[at]!.score === score; at += 1) {
      if (rows[at]!.isOne) onesHere += 1;
      else zerosHere += 1;
    }
    wins += onesHere * (below + zerosHere / 2);
    below += zerosHere;
  }
  return wins / (ones * (rows.length - ones));
}
