import { tCritical } from '../distributions/student-t.ts';
import type { ShownEstimate } from '../estimate.ts';
import { chosenShareInterval } from '../intervals/share-interval.ts';
import { effectiveBase } from '../ratio.ts';
import { addCounts, type Count, NO_COUNT } from '../sums.ts';

const LEVEL = 0.95;
/** Rounding of a cumulated weight that does not make it another. */
const ROUNDING = 1e-12;

/** What the interval of a median needs of the design. */
export interface SampleOfCounts {
  readonly sampleSize: number;
  readonly degreesOfFreedom: number;
  /** The variance of the share of people who gave this answer or a lower one. */
  readonly varianceAtOrBelow: (answer: number) => number;
}

/**
 * The median of a group from how many people gave each answer, with Woodruff's 95% interval, as `estimateQuantile` gives
 * it from rows (R: `svyquantile(qrule = "math")`): a database can count by answer in one GROUP BY.
 * Null when nobody has weight or the design leaves no degrees of freedom.
 */
export function estimateMedian(
  counts: ReadonlyMap<number, Count>,
  { sampleSize, degreesOfFreedom, varianceAtOrBelow }: SampleOfCounts,
): ShownEstimate | null {
  const inOrder = cumulated(counts);
  const whole = inOrder.at(-1)?.upTo ?? NO_COUNT;
  if (!(whole.w > 0) || !(degreesOfFreedom > 0)) return null;
  const answerAt = (share: number): number => {
    const wanted = (share - ROUNDING) * whole.w;
    return inOrder.find(({ upTo }) => upTo.w >= wanted)?.answer ?? inOrder.at(-1)!.answer;
  };
  const value = answerAt(0.5);
  const share = inOrder.find(({ answer }) => answer === value)!.upTo.w / whole.w;
  const effective = effectiveBase(whole);
  const found = { share, variance: varianceAtOrBelow(value), sampleSize, effectiveBase: effective, degreesOfFreedom };
  // There are degrees of freedom, so that every share has an interval.
  const limits = chosenShareInterval(found, LEVEL)!;
  const [lower, upper] = [answerAt(limits.lower), answerAt(limits.upper)];
  return {
    disclosure: 'shown',
    value,
    standardError: (upper - lower) / (2 * tCritical(LEVEL, degreesOfFreedom)),
    interval: { lower, upper, level: LEVEL, method: 'woodruff' },
    base: whole.n,
    weightedBase: whole.w,
    effectiveBase: effective,
    degreesOfFreedom,
  };
}

/** The answers that people with weight gave, in rising order, with those who gave it or a lower one. */
function cumulated(counts: ReadonlyMap<number, Count>): { answer: number; upTo: Count }[] {
  let upTo = NO_COUNT;
  return [...counts]
    .filter(([, count]) => count.w > 0)
    .sort(([a], [b]) => a - b)
    .map(([answer, count]) => {
      upTo = addCounts(upTo, count);
      return { answer, upTo };
    });
}
