import cdf from '@stdlib/stats-base-dists-t-cdf';
import quantile from '@stdlib/stats-base-dists-t-quantile';

/** Two-sided p-value of a statistic under Student's t: P(|T| ≥ |t|). */
export function tPValue(statistic: number, degreesOfFreedom: number): number {
  // The lower tail of −|t| keeps its digits where 1 − cdf(|t|) would lose them.
  return 2 * cdf(-Math.abs(statistic), degreesOfFreedom);
}

/** The t for which a two-sided interval of this level leaves (1 − level)/2 on either side. */
export function tCritical(level: number, degreesOfFreedom: number): number {
  if (last.level !== level || last.degreesOfFreedom !== degreesOfFreedom) {
    last = { level, degreesOfFreedom, t: quantile((1 + level) / 2, degreesOfFreedom) };
  }
  return last.t;
}

/** The t asked for last: all cells of a table want the same. */
let last = { level: Number.NaN, degreesOfFreedom: Number.NaN, t: Number.NaN };

/** P(T ≤ t) under Student’s t. */
export function tLowerTail(statistic: number, degreesOfFreedom: number): number {
  return cdf(statistic, degreesOfFreedom);
}

/** The t below which Student’s t has probability p; of a small p it keeps the digits that 1 − p would lose. */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  return quantile(p, degreesOfFreedom);
}
