import { standardErrors } from '../design/covariance.ts';
import { contrastOf, covarianceOf, type Linearised } from '../design/linearised.ts';
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

/** A difference to test: the first number less the second, or less nothing, less what it is tested `against`. */
export interface Tested {
  readonly number: Linearised;
  readonly less?: Linearised | undefined;
  readonly against?: number | undefined;
}

/** Tests differences against 0 by Student’s t, each on its own; null stands for one that a group is missing from. */
export function testDifferences(
  design: SurveyDesign,
  tested: readonly (Tested | null)[],
  { degreesOfFreedom, level = 0.95 }: { degreesOfFreedom: number; level?: number },
): (DifferenceTest | Untestable)[] {
  const contrasts = tested.filter((one) => one !== null).map(contrastIn);
  const errors = errorsOf(design, contrasts);
  let place = -1;
  return tested.map((one) => {
    if (one === null) return NOBODY;
    place += 1;
    const size = Math.abs(one.number.value) + Math.abs(one.less?.value ?? 0);
    const difference = contrasts[place]!.value - (one.against ?? 0);
    return testedWith(difference, errors[place]!, { degreesOfFreedom, level, size });
  });
}

function contrastIn({ number, less }: Tested): Linearised {
  return less ? contrastOf([1, -1], [number, less]) : number;
}

/** How many errors one pass over the rows works out: it makes their covariances too, so that more would take longer. */
const AT_ONCE = 16;

function errorsOf(design: SurveyDesign, numbers: readonly Linearised[]): number[] {
  const passes = Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_, pass) =>
    numbers.slice(pass * AT_ONCE, (pass + 1) * AT_ONCE),
  );
  return passes.flatMap((some) => standardErrors(covarianceOf(design, some)));
}

/** As one of `testDifferences`, where the standard error is known; `size` is what an error of rounding is measured by. */
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
