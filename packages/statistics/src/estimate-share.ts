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

/**
 * The share of a group with y = 1, with its error and 95% interval: Korn and Graubard's for shares that are rare or
 * rest on few, the logit's otherwise (`chosenShareInterval`).
 * Throws for a group without weight: the caller withholds such a cell.
 */
export function estimateShare(sums: Sums, design: WeightedDesign): ShownEstimate {
  requireWeight(sums, 'estimateShare');
  const share = weightedMean(sums);
  const variance = meanVariance(sums, design.sampleSize);
  const { sampleSize } = design;
  const of = { share, variance, sampleSize, effectiveBase: effectiveBase(sums), degreesOfFreedom: sampleSize - 1 };
  // A variance needs two people, so there is always a degree of freedom.
  const interval = chosenShareInterval(of, LEVEL)!;
  const { effectiveBase: base, degreesOfFreedom } = of;
  return whole(sums, {
    value: share,
    standardError: Math.sqrt(variance),
    interval,
    effectiveBase: base,
    degreesOfFreedom,
  });
}

/** The mean of a quantity in a group, with its error and a symmetric 95% interval by Student's t. */
export function estimateMean(sums: Sums, design: WeightedDesign): ShownEstimate {
  requireWeight(sums, 'estimateMean');
  const value = weightedMean(sums);
  const standardError = Math.sqrt(meanVariance(sums, design.sampleSize));
  const degreesOfFreedom = design.sampleSize - 1;
  const half = tCritical(LEVEL, degreesOfFreedom) * standardError;
  const interval: Interval = { lower: value - half, upper: value + half, level: LEVEL, method: 'student-t' };
  return whole(sums, { value, standardError, interval, effectiveBase: effectiveBase(sums), degreesOfFreedom });
}

function requireWeight(sums: Sums, caller: string): void {
  if (!(sums.w > 0)) throw new Error(`${caller}: sums.w is ${sums.w}; a group needs weight.`);
}

function whole(sums: Sums, rest: Omit<ShownEstimate, 'disclosure' | 'base' | 'weightedBase'>): ShownEstimate {
  return { disclosure: 'shown', base: sums.n, weightedBase: sums.w, ...rest };
}
