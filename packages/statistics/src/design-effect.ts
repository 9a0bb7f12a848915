import { type Linearised, meanOf, standardErrorOf } from './design/linearised.ts';
import type { SurveyDesign } from './design/survey-design.ts';
import { countWeights } from './weighted-count.ts';

/**
 * Kish’s design effect of weighting alone, n·Σw²/(Σw)², over rows that have weight (Kish 1965, 11.7). Throws when none
 * has.
 */
export function kishDesignEffect(weights: ArrayLike<number>): number {
  const { n, w, w2 } = countWeights(weights);
  if (n === 0) throw new Error('kishDesignEffect: no row has weight.');
  return (n * w2) / w ** 2;
}

/**
 * By how much a design multiplies the variance of a mean, against a simple random sample of as many people, drawn
 * `without` or `with` replacement (R: `svymean(deff = TRUE)` and `deff = "replace"`). A share is the mean of 0 and 1.
 * Values of rows without weight are not looked at. Throws when no row has weight.
 * Null where a simple random sample has no error: everybody alike, one person, or (without replacement) weights that
 * add up to no more than the people in the sample, which cannot be what they stand for.
 */
export function designEffectOfMean(
  design: SurveyDesign,
  values: ArrayLike<number>,
  replacement: 'with' | 'without',
): number | null {
  const mean = meanOf(design, values);
  const simple = simpleVariance(design, values, mean.value, replacement);
  return simple === null ? null : standardErrorOf(design, mean) ** 2 / simple;
}

/** As `designEffectOfMean`, of a total (R: `svytotal(deff = …)`). */
export function designEffectOfTotal(
  design: SurveyDesign,
  values: ArrayLike<number>,
  total: Linearised,
  replacement: 'with' | 'without',
): number | null {
  const mean = meanOf(design, values);
  const simple = simpleVariance(design, values, mean.value, replacement);
  return simple === null ? null : standardErrorOf(design, total) ** 2 / (simple * countWeights(design.weights).w ** 2);
}

/** The variance that the mean of a simple random sample would have, from the weighted variance of the values. */
function simpleVariance(
  { weights }: SurveyDesign,
  values: ArrayLike<number>,
  mean: number,
  replacement: 'with' | 'without',
): number | null {
  const { n, w } = countWeights(weights);
  const left = replacement === 'with' ? 1 : 1 - n / w;
  const squares = weights.reduce((sum, weight, row) => {
    return weight === 0 ? sum : sum + weight * (values[row]! - mean) ** 2;
  }, 0);
  if (n < 2 || squares === 0 || !(left > 0)) return null;
  return (left * squares) / w / (n - 1);
}
