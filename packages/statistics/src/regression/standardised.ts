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

/** The weighted mean and standard deviation (with Σw as divisor) of values. */
export function spreadOf(values: Float64Array, weights: Float64Array): { mean: number; deviation: number } {
  let total = 0;
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) {
    total += weights[row]!;
    sum += weights[row]! * values[row]!;
  }
  const mean = sum / total;
  let squares = 0;
  for (let row = 0; row < values.length; row += 1) squares += weights[row]! * (values[row]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / total) };
}

/** Σ w x xᵀ over rows, for every pair of columns. */
export function productsOf(columns: readonly Float64Array[], weights: Float64Array): number[][] {
  const products = columns.map(() => columns.map(() => 0));
  columns.forEach((first, a) => {
    const weighted = first.map((value, row) => value * weights[row]!);
    for (let b = 0; b <= a; b += 1) {
      const sum = sumOfProducts(weighted, columns[b]!);
      products[a]![b] = sum;
      products[b]![a] = sum;
    }
  });
  return products;
}

export function sumOfProducts(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < first.length; row += 1) sum += first[row]! * second[row]!;
  return sum;
}

/** The matrix that turns coefficients of standardised columns into those of the columns themselves. */
export function unstandardising({ means, deviations }: StandardisedColumns): number[][] {
  const slopes = deviations.map((deviation, index) => [
    0,
    ...deviations.map((_, at) => Number(at === index) / deviation),
  ]);
  return [[1, ...means.map((mean, index) => -mean / deviations[index]!)], ...slopes];
}
