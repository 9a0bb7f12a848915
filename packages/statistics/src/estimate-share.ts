import { tCritical } from './distributions/student-t.ts';
import type { Interval, ShownEstimate } from './estimate.ts';
import { effectiveBase, meanVariance, weightedMean } from './ratio.ts';
import type { Sums } from './sums.ts';

/** Independent respondents with weights: one stratum, no clusters, no finite population correction. */
export interface WeightedDesign {
  /** Respondents with a weight in the whole sample, whatever group is looked at. */
  readonly sampleSize: number;
}

const LEVEL = 0.95;

/**
 * The share of a group with y = 1, with its error and 95% interval.
 * Interval on the logit scale with Student's t (R: `svyciprop(method = "logit")`); at 0% and 100%, where the logit
 * has no value, Clopper and Pearson's with Kish's effective base (Korn and Graubard 1998), which is closed there.
 * Throws for a group without weight: the caller withholds such a cell.
 */
export function estimateShare(sums: Sums, design: WeightedDesign): ShownEstimate {
  requireWeight(sums, 'estimateShare');
  const value = weightedMean(sums);
  const standardError = Math.sqrt(meanVariance(sums, design.sampleSize));
  const degreesOfFreedom = design.sampleSize - 1;
  const base = effectiveBase(sums);
  const atBound = sums.wy === 0 || sums.wy === sums.w;
  const interval = atBound ? boundInterval(value, base) : logitInterval(value, standardError, degreesOfFreedom);
  return whole(sums, { value, standardError, interval, effectiveBase: base, degreesOfFreedom });
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

function logitInterval(share: number, standardError: number, degreesOfFreedom: number): Interval {
  const centre = Math.log(share / (1 - share));
  const half = (tCritical(LEVEL, degreesOfFreedom) * standardError) / (share * (1 - share));
  const back = (logit: number): number => 1 / (1 + Math.exp(-logit));
  return { lower: back(centre - half), upper: back(centre + half), level: LEVEL, method: 'logit' };
}

function boundInterval(share: number, base: number): Interval {
  const reach = 1 - ((1 - LEVEL) / 2) ** (1 / base);
  const [lower, upper] = share === 0 ? [0, reach] : [1 - reach, 1];
  return { lower, upper, level: LEVEL, method: 'korn-graubard' };
}
