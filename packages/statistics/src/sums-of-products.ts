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

/** Columns laid out row after row, as sums over rows for every pair of columns are fastest made. */
export interface RowTable {
  readonly width: number;
  readonly values: Float64Array;
}

export function rowTable(columns: readonly Float64Array[]): RowTable {
  const width = columns.length;
  const values = new Float64Array(width * (columns[0]?.length ?? 0));
  columns.forEach((column, at) => {
    for (let row = 0; row < column.length; row += 1) values[row * width + at] = column[row]!;
  });
  return { width, values };
}

/** Σ w x xᵀ over rows, for every pair of columns. */
export function productsOf({ width, values }: RowTable, weights: Float64Array): number[][] {
  const sums = new Float64Array(width * width);
  for (let row = 0; row < weights.length; row += 1) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const start = row * width;
    for (let a = 0; a < width; a += 1) {
      const left = weight * values[start + a]!;
      const into = a * width;
      for (let b = a; b < width; b += 1) sums[into + b]! += left * values[start + b]!;
    }
  }
  return Array.from({ length: width }, (_, a) =>
    Array.from({ length: width }, (_, b) => sums[Math.min(a, b) * width + Math.max(a, b)]!),
  );
}

export function sumOfProducts(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < first.length; row += 1) sum += first[row]! * second[row]!;
  return sum;
}
