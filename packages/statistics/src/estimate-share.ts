import { tCritical } from './distributions/student-t.ts';
import type { Interval, ShownEstimate } from './estimate.ts';
import { chosenShareInterval } from './intervals/share-interval.ts';
import { effectiveBase, meanVariance, weightedMean } from './ratio.ts';
import type { Sums } from './sums.ts';

/** Independent respondents with weights: one stratum, no clusters, no finite population correction. */
export interface WeightedDesign {
  /** Respondents with a weight in the whole sample, whatever group is looked at. */
  readonly sampleSize: number;
}

const LEVEL = 0.95;

/** A variance by some design, with what its interval needs of that design. */
export interface DesignVariance {
  readonly variance: number;
  /** Respondents in the whole sample. */
  readonly sampleSize: number;
  readonly degreesOfFreedom: number;
}

/**
 * The share of a group with y = 1, with its error and 95% interval: Korn and Graubard's for shares that are rare or
 * rest on few, the logit's otherwise (`chosenShareInterval`).
 * Throws for a group without weight: the caller withholds such a cell.
 */
export function estimateShare(sums: Sums, { sampleSize }: WeightedDesign): ShownEstimate {
  requireWeight(sums, 'estimateShare');
  const variance = meanVariance(sums, sampleSize);
  return estimateWithVariance('share', sums, { variance, sampleSize, degreesOfFreedom: sampleSize - 1 });
}

/** The mean of a quantity in a group, with its error and a symmetric 95% interval by Student's t. */
export function estimateMean(sums: Sums, { sampleSize }: WeightedDesign): ShownEstimate {
  requireWeight(sums, 'estimateMean');
  const variance = meanVariance(sums, sampleSize);
  return estimateWithVariance('mean', sums, { variance, sampleSize, degreesOfFreedom: sampleSize - 1 });
}

/**
 * A share or a mean whose variance was worked out elsewhere, such as that of a design with clusters, with the interval
 * of `estimateShare` or `estimateMean`. Throws for a group without weight, and without degrees of freedom.
 */
export function estimateWithVariance(unit: 'share' | 'mean', sums: Sums, of: DesignVariance): ShownEstimate {
  requireWeight(sums, 'estimateWithVariance');
  if (!(of.degreesOfFreedom > 0)) throw new Error(`estimateWithVariance: ${of.degreesOfFreedom} degrees of freedom.`);
  const value = weightedMean(sums);
  return {
    disclosure: 'shown',
    value,
    standardError: Math.sqrt(of.variance),
    interval: unit === 'share' ? shareLimits(sums, value, of) : meanLimits(value, of),
    base: sums.n,
    weightedBase: sums.w,
    effectiveBase: effectiveBase(sums),
    degreesOfFreedom: of.degreesOfFreedom,
  };
}

function shareLimits(sums: Sums, share: number, { variance, sampleSize, degreesOfFreedom }: DesignVariance): Interval {
  // There are degrees of freedom, so that every share has an interval.
  const found = { share, variance, sampleSize, degreesOfFreedom, effectiveBase: effectiveBase(sums) };
  return chosenShareInterval(found, LEVEL)!;
}

function meanLimits(value: number, { variance, degreesOfFreedom }: DesignVariance): Interval {
  const half = tCritical(LEVEL, degreesOfFreedom) * Math.sqrt(variance);
  return { lower: value - half, upper: value + half, level: LEVEL, method: 'student-t' };
}

function requireWeight(sums: Sums, caller: string): void {
  if (!(sums.w > 0)) throw new Error(`${caller}: sums.w is ${sums.w}; a group needs weight.`);
}
