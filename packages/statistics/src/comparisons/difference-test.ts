import { contrastOf, type Linearised, standardErrorOf } from '../design/linearised.ts';
import type { SurveyDesign } from '../design/survey-design.ts';
import { tCritical, tPValue } from '../distributions/student-t.ts';
import type { Interval } from '../estimate.ts';

/** Whether a number, mostly a difference, is other than 0 by more than chance. */
export interface DifferenceTest {
  readonly difference: number;
  readonly standardError: number;
  /** The difference over its standard error. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Two-sided, by Student’s t. */
  readonly pValue: number;
  /** Symmetric, by Student’s t. */
  readonly interval: Interval;
}

/**
 * Why a test says nothing:
 * - nobody: a group has no people with weight;
 * - no-freedom: the sample has too few units for its strata to say how far chance reaches;
 * - no-spread: everybody compared gave the same answer, or the design fixes the difference.
 */
export interface Untestable {
  readonly code: 'nobody' | 'no-freedom' | 'no-spread';
  readonly sentence: string;
}

export const NOBODY: Untestable = { code: 'nobody', sentence: 'A group has nobody in it who answered.' };

/** Whether there is no test, and why. */
export function isUntestable<Result extends object>(result: Result | Untestable): result is Untestable {
  return 'sentence' in result;
}

/** A standard error that is this small beside what is compared is what rounding leaves of none. */
const ROUNDING = 1e-13;

/**
 * Tests a sum of numbers times factors, such as [1, −1] for a difference, against a given number (0 unless told) by
 * Student’s t. The interval is of the sum less that number.
 */
export function testContrast(
  design: SurveyDesign,
  factors: readonly number[],
  numbers: readonly Linearised[],
  { degreesOfFreedom, against = 0, level = 0.95 }: { degreesOfFreedom: number; against?: number; level?: number },
): DifferenceTest | Untestable {
  const contrast = contrastOf(factors, numbers);
  const size = numbers.reduce((sum, { value }, index) => sum + Math.abs(factors[index]! * value), 0);
  const options = { degreesOfFreedom, level, size };
  return testedWith(contrast.value - against, standardErrorOf(design, contrast), options);
}

/** As `testContrast`, where the standard error is known; `size` is what an error of rounding is measured by. */
export function testedWith(
  difference: number,
  standardError: number,
  { degreesOfFreedom, level, size }: { degreesOfFreedom: number; level: number; size: number },
): DifferenceTest | Untestable {
  if (!(degreesOfFreedom >= 1)) {
    return { code: 'no-freedom', sentence: 'The sample has too few units for its strata to test a difference.' };
  }
  if (!(standardError > ROUNDING * size)) {
    return { code: 'no-spread', sentence: 'Nothing varies, so that there is no chance to test a difference against.' };
  }
  const statistic = difference / standardError;
  const half = tCritical(level, degreesOfFreedom) * standardError;
  return {
    difference,
    standardError,
    statistic,
    degreesOfFreedom,
    pValue: tPValue(statistic, degreesOfFreedom),
    interval: { lower: difference - half, upper: difference + half, level, method: 'student-t' },
  };
}
