import { spreadOf } from '../sums-of-products.ts';
import type { ModelColumn, ModelMatrix } from './model-matrix.ts';

/**
 * The columns of a model with weighted mean 0 and variance 1, after a first one of ones. Fits are worked out on these:
 * sums of squares of raw columns, such as years of birth, would lose the digits that coefficients are made of.
 */
export interface StandardisedColumns {
  readonly columns: readonly Float64Array[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

export function standardise({ columns, weights }: ModelMatrix): StandardisedColumns {
  const spreads = columns.map(({ values }) => spreadOf(values, weights));
  const ones = new Float64Array(weights.length).fill(1);
  const scaled = columns.map(({ values }: ModelColumn, index) => {
    const { mean, deviation } = spreads[index]!;
    return values.map((value) => (value - mean) / deviation);
  });
  return {
    columns: [ones, ...scaled],
    means: spreads.map(({ mean }) => mean),
    deviations: spreads.map(({ deviation }) => deviation),
  };
}

/** The matrix that turns coefficients of standardised columns into those of the columns themselves. */
export function unstandardising({ means, deviations }: StandardisedColumns): number[][] {
  const slopes = deviations.map((deviation, index) => [
    0,
    ...deviations.map((_, at) => Number(at === index) / deviation),
  ]);
  return [[1, ...means.map((mean, index) => -mean / deviations[index]!)], ...slopes];
}
