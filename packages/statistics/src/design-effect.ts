import { type Linearised, meanOf, standardErrorOf } from './design/linearised.ts';
import type { SurveyDesign } from './design/survey-design.ts';

/** Kish’s design effect of weighting alone, n·Σw²/(Σw)², over rows that have weight (Kish 1965, 11.7). */
export function kishDesignEffect(weights: ArrayLike<number>): number {
  let [rows, sum, squares] = [0, 0, 0];
  for (let row = 0; row < weights.length; row += 1) {
    if (weights[row] === 0) continue;
    rows += 1;
    sum += weights[row]!;
    squares += weights[row]! ** 2;
  }
  return (rows * squares) / sum ** 2;
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
  const people = design.weights.reduce((sum, weight) => sum + weight, 0);
  return simple === null ? null : standardErrorOf(design, total) ** 2 / (simple * people ** 2);
}

/** The variance that the mean of a simple random sample would have, from the weighted variance of the values. */
function simpleVariance(
  { weights }: SurveyDesign,
  values: ArrayLike<number>,
  mean: number,
  replacement: 'with' | 'without',
): number | null {
  let [rows, people, squares] = [0, 0, 0];
  weights.forEach((weight, row) => {
    if (weight === 0) return;
    rows += 1;
    people += weight;
    squares += weight * (values[row]! - mean) ** 2;
  });
  const left = replacement === 'with' ? 1 : 1 - rows / people;
  if (rows < 2 || squares === 0 || !(left > 0)) return null;
  return (left * squares) / people / (rows - 1);
}
