import { tPValue } from './distributions/student-t.ts';
import type { Comparison } from './estimate.ts';
import type { WeightedDesign } from './estimate-share.ts';
import { meanFromOrigin, meanVariance } from './ratio.ts';
import { countedFrom, type Sums } from './sums.ts';

/**
 * Sets a group against the rest of the same base, or against any other group that shares nobody with it. Within a
 * design without clusters their linearised residuals then have no covariance and the variances add (R: `svyby` by
 * in/out, `svycontrast`). Returns null where there is nothing to test: no rest, or no spread in either.
 */
export function compareWithRest(group: Sums, rest: Sums, design: WeightedDesign): Comparison | null {
  if (!(group.w > 0) || !(rest.w > 0)) return null;
  const variance = meanVariance(group, design.sampleSize) + meanVariance(rest, design.sampleSize);
  const difference = meanFromOrigin(group) - meanFromOrigin(countedFrom(rest, group.origin ?? 0));
  return comparisonOf('rest', difference, variance, design.sampleSize - 1);
}

/** A difference with its variance as a two-sided test by Student’s t; null where nothing varies. */
export function comparisonOf(
  against: Comparison['against'],
  difference: number,
  variance: number,
  degreesOfFreedom: number,
): Comparison | null {
  if (!(variance > 0) || !(degreesOfFreedom > 0)) return null;
  const standardError = Math.sqrt(variance);
  const statistic = difference / standardError;
  return { against, difference, standardError, statistic, pValue: tPValue(statistic, degreesOfFreedom) };
}
