import { tPValue } from './distributions/student-t.ts';
import type { Comparison } from './estimate.ts';
import type { WeightedDesign } from './estimate-share.ts';
import { meanVariance, weightedMean } from './ratio.ts';
import type { Sums } from './sums.ts';

/**
 * Sets a group against the rest of the same base. The two share nobody, so that within a design without clusters
 * their linearised residuals have no covariance and the variances add (R: `svyby` by in/out, `svycontrast`).
 * Returns null where there is nothing to test: no rest, or no spread in either.
 */
export function compareWithRest(group: Sums, rest: Sums, design: WeightedDesign): Comparison | null {
  if (!(group.w > 0) || !(rest.w > 0)) return null;
  const variance = meanVariance(group, design.sampleSize) + meanVariance(rest, design.sampleSize);
  if (variance === 0) return null;
  const difference = weightedMean(group) - weightedMean(rest);
  const standardError = Math.sqrt(variance);
  const statistic = difference / standardError;
  return {
    against: 'rest',
    difference,
    standardError,
    statistic,
    pValue: tPValue(statistic, design.sampleSize - 1),
  };
}
