import { productsOf, rowTable, spreadOf } from './sums-of-products.ts';

/** What is known of some columns together: enough for factors, regressions and shares of R² without the rows. */
export interface Moments {
  readonly means: readonly number[];
  /** Σw(x − x̄)(y − ȳ)/Σw, for every pair of columns. */
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Weighted means and covariances of columns without missing values (R: `cov.wt` with `method = "ML"`). Throws when no
 * row has weight.
 */
export function momentsOf(columns: readonly Float64Array[], weights: Float64Array): Moments {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new Error('momentsOf: weights are all 0.');
  const means = columns.map((column) => spreadOf(column, weights).mean);
  const centred = columns.map((column, index) => column.map((value) => value - means[index]!));
  return {
    means,
    covariance: productsOf(rowTable(centred), weights).map((row) => row.map((product) => product / total)),
  };
}

/** Correlations from covariances. Throws where a column has no variance. */
export function correlationsOf(covariance: readonly (readonly number[])[]): number[][] {
  const deviations = covariance.map((row, index) => Math.sqrt(row[index]!));
  if (deviations.some((deviation) => !(deviation > 0))) {
    throw new Error('correlationsOf: covariance has a column without variance.');
  }
  return covariance.map((row, a) => row.map((value, b) => (a === b ? 1 : value / (deviations[a]! * deviations[b]!))));
}
