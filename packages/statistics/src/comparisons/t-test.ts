import { type Linearised, meanOf, totalOf } from '../design/linearised.ts';
import { degreesOfFreedom, domainOf, type SurveyDesign } from '../design/survey-design.ts';
import { type DifferenceTest, NOBODY, testDifferences, type Untestable } from './difference-test.ts';

/**
 * Whether the mean of the rows that have weight is other than a given number, for example whether the mean change of
 * the same people is other than 0; rows without an answer (NaN) are left out. Degrees of freedom are the design’s less
 * one, whoever answered (R: `svyttest(y ~ 0, na.rm = TRUE)`).
 */
export function oneSampleTTest(
  design: SurveyDesign,
  values: ArrayLike<number>,
  against = 0,
): DifferenceTest | Untestable {
  const answered = domainOf(design, (row) => !Number.isNaN(values[row]));
  const mean = meanIn(answered, values);
  if (!mean) return NOBODY;
  return testDifferences(design, [{ number: mean, against }], { degreesOfFreedom: degreesOfFreedom(design) - 1 })[0]!;
}

/**
 * The mean of the rows in the second group less that of all others that have weight. Units that have people in both
 * groups make the two depend on each other, and the error says so. Degrees of freedom are those of the rows with an answer
 * less one, as for a regression on the group (R: `svyttest(y ~ group)`).
 */
export function twoSampleTTest(
  design: SurveyDesign,
  values: ArrayLike<number>,
  isSecond: (row: number) => boolean,
): DifferenceTest | Untestable {
  const answered = domainOf(design, (row) => !Number.isNaN(values[row]));
  const second = meanIn(domainOf(answered, isSecond), values);
  const first = meanIn(
    domainOf(answered, (row) => !isSecond(row)),
    values,
  );
  if (!first || !second) return NOBODY;
  const tested = [{ number: second, less: first }];
  return testDifferences(answered, tested, { degreesOfFreedom: degreesOfFreedom(answered) - 1 })[0]!;
}

/** The mean of the rows that have weight; null when none has. */
export function meanIn(design: SurveyDesign, values: ArrayLike<number>): Linearised | null {
  return totalOf(design, new Float64Array(design.rows).fill(1)).value > 0 ? meanOf(design, values) : null;
}
