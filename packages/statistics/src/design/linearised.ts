import { sumInAnyOrder } from '../sum-in-any-order.ts';
import { covarianceOfTotals, standardErrors } from './covariance.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * A number worked out from a sample, with what every row contributes to its error: the row’s weight times its
 * influence on the number (Taylor linearisation). Whatever is worked out from such numbers is one again, so that its
 * error needs no formula of its own: `ratioOf`, `contrastOf`.
 */
export interface Linearised {
  readonly value: number;
  readonly contributions: Float64Array;
}

/** Σwy over rows that have weight, in whatever order; values of the others are not looked at. */
export function totalOf({ weights, rows }: SurveyDesign, values: ArrayLike<number>): Linearised {
  const contributions = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    if (weights[row] !== 0) contributions[row] = weights[row]! * values[row]!;
  }
  return { value: sumInAnyOrder(contributions), contributions };
}

/** One total over another, such as a mean (the total of y over that of 1). Throws when the second is 0. */
export function ratioOf(numerator: Linearised, denominator: Linearised): Linearised {
  if (denominator.value === 0) throw new Error('ratioOf: the denominator is 0.');
  const value = numerator.value / denominator.value;
  const contributions = numerator.contributions.map(
    (above, row) => (above - value * denominator.contributions[row]!) / denominator.value,
  );
  return { value, contributions };
}

/** The product of two numbers from one design, such as a share of people times what they differ by. */
export function productOf(first: Linearised, second: Linearised): Linearised {
  const contributions = first.contributions.map(
    (one, row) => one * second.value + first.value * second.contributions[row]!,
  );
  return { value: first.value * second.value, contributions };
}

/** The weighted mean of rows that have weight. Throws when none has. */
export function meanOf(design: SurveyDesign, values: ArrayLike<number>): Linearised {
  return ratioOf(totalOf(design, values), totalOf(design, new Float64Array(design.rows).fill(1)));
}

/** A sum of numbers times factors, such as [1, −1] for a difference. */
export function contrastOf(factors: readonly number[], numbers: readonly Linearised[]): Linearised {
  const rows = numbers[0]!.contributions.length;
  const contributions = new Float64Array(rows);
  let value = 0;
  numbers.forEach((number, index) => {
    const factor = factors[index]!;
    value += factor * number.value;
    for (let row = 0; row < rows; row += 1) contributions[row]! += factor * number.contributions[row]!;
  });
  return { value, contributions };
}

/** Variances and covariances of several numbers from one design. */
export function covarianceOf(design: SurveyDesign, numbers: readonly Linearised[]): number[][] {
  return covarianceOfTotals(
    design,
    numbers.map(({ contributions }) => contributions),
  );
}

/** The standard error of one number. */
export function standardErrorOf(design: SurveyDesign, number: Linearised): number {
  return standardErrors(covarianceOf(design, [number]))[0]!;
}
