import { correlationsOf } from '../correlation.ts';
import { principalLoadings } from './loadings.ts';

/** How far items measure one thing (R: `psych::alpha(check.keys = TRUE)`). */
export interface Reliability {
  /** Cronbach’s α of the sum of the items; below 0 where they speak against each other. */
  readonly alpha: number;
  /** α of the sum of the standardised items. */
  readonly standardisedAlpha: number;
  /** By item: −1 where it was turned round, because it goes against the first principal component. */
  readonly keys: readonly (1 | -1)[];
}

/** Cronbach’s α (1951) from the covariances of two or more items that all vary. */
export function reliabilityOf(covariance: readonly (readonly number[])[]): Reliability {
  if (covariance.length < 2)
    throw new Error(`reliabilityOf: covariance has ${covariance.length} items, not 2 or more.`);
  const correlation = correlationsOf(covariance);
  const loadings = principalLoadings(correlation);
  const turned = loadings.reduce((sum, loading) => sum + loading, 0) < 0;
  const keys = loadings.map((loading) => (loading < 0 !== turned ? -1 : 1));
  return { alpha: alphaOf(covariance, keys), standardisedAlpha: alphaOf(correlation, keys), keys };
}

function alphaOf(covariance: readonly (readonly number[])[], keys: readonly number[]): number {
  const items = covariance.length;
  const own = covariance.reduce((sum, row, item) => sum + row[item]!, 0);
  const all = covariance.reduce(
    (sum, row, a) => sum + row.reduce((total, value, b) => total + value * keys[a]! * keys[b]!, 0),
    0,
  );
  return ((1 - own / all) * items) / (items - 1);
}
