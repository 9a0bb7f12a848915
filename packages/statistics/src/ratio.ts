import type { Sums } from './sums.ts';

/** The part of Σw²y² below which a sum of squares cannot be told from the rounding of the sums. */
const ROUNDING = 1e-13;

/** Weighted mean of a group: Σwy / Σw. For 0/1 values this is the share. Throws for a group without weight. */
export function weightedMean(sums: Sums): number {
  return (sums.origin ?? 0) + meanFromOrigin(sums);
}

/** The weighted mean as the sums count it: less their origin. Throws for a group without weight. */
export function meanFromOrigin({ w, wy }: Sums): number {
  if (!(w > 0)) throw new Error(`meanFromOrigin: sums.w is ${w}; a mean needs weight.`);
  return wy / w;
}

/**
 * Variance of a group's weighted mean by Taylor linearisation, for independent respondents with given weights in one
 * stratum, the group being a domain of the whole sample (R: `svymean` on a `subset` of `svydesign(ids=~1,
 * weights=~w)`): n/(n−1) · Σ w²(y−ȳ)² / (Σw)².
 * @param sampleSize respondents in the whole sample, in the group or not; at least 2.
 */
export function meanVariance(sums: Sums, sampleSize: number): number {
  if (sampleSize < 2) throw new Error(`meanVariance: sampleSize is ${sampleSize}; a variance needs 2 or more.`);
  return ((sampleSize / (sampleSize - 1)) * spreadAround(sums, 1, meanFromOrigin(sums))) / sums.w ** 2;
}

/**
 * Σ w²(scale·y − centre)², with y as the sums count it; exactly 0 where everybody has the same y and centre is scale
 * times it, since what rounding leaves of the sums is not taken for spread.
 */
export function spreadAround({ w2, w2y, w2yy }: Sums, scale: number, centre: number): number {
  // Expanding the square would subtract nearly equal numbers where y is 0 or 1; there the two parts add up instead.
  const isShare = w2y === w2yy;
  const squares = isShare
    ? w2y * (scale - centre) ** 2 + (w2 - w2y) * centre ** 2
    : scale ** 2 * w2yy - 2 * scale * centre * w2y + centre ** 2 * w2;
  return squares > ROUNDING * scale ** 2 * w2yy ? squares : 0;
}

/** Kish's effective base: (Σw)² / Σw²; 0 of nobody. */
export function effectiveBase({ w, w2 }: { readonly w: number; readonly w2: number }): number {
  return w2 === 0 ? 0 : w ** 2 / w2;
}
