import type { Moments } from '../correlation.ts';

/**
 * Each row’s score on a factor: its standardised items times `scoring` (R: `factor.scores`). Standard deviations have
 * n − 1 as divisor, as R’s `scale`.
 * @param moments of the items, over the rows that the factor was found in
 */
export function scoresOf(items: readonly Float64Array[], moments: Moments, scoring: readonly number[], rows: number) {
  const correction = rows / (rows - 1);
  const factors = scoring.map((factor, item) => factor / Math.sqrt(moments.covariance[item]![item]! * correction));
  return Float64Array.from({ length: items[0]!.length }, (_, row) =>
    items.reduce((sum, item, index) => sum + factors[index]! * (item[row]! - moments.means[index]!), 0),
  );
}
