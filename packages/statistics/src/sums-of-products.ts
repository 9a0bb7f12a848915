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

/**
 * Σ w x xᵀ over rows, for every pair of columns. Four rows are added at a time: going through the sums is what costs
 * most.
 */
export function productsOf({ width, values }: RowTable, weights: Float64Array): number[][] {
  const sums = new Float64Array(width * width);
  const { starts, weight } = rowsInFours(weights, width);
  for (let row = 0; row < starts.length; row += 4) {
    const [p, q, r, s] = [starts[row]!, starts[row + 1]!, starts[row + 2]!, starts[row + 3]!];
    for (let a = 0; a < width; a += 1) {
      const ofP = weight[row]! * values[p + a]!;
      const ofQ = weight[row + 1]! * values[q + a]!;
      const ofR = weight[row + 2]! * values[r + a]!;
      const ofS = weight[row + 3]! * values[s + a]!;
      const into = a * width;
      for (let b = a; b < width; b += 1) {
        sums[into + b]! += ofP * values[p + b]! + ofQ * values[q + b]! + ofR * values[r + b]! + ofS * values[s + b]!;
      }
    }
  }
  return Array.from({ length: width }, (_, a) =>
    Array.from({ length: width }, (_, b) => sums[Math.min(a, b) * width + Math.max(a, b)]!),
  );
}

/** Where rows with weight begin, filled up to a multiple of four with the first row at no weight. */
function rowsInFours(weights: Float64Array, width: number): { starts: Int32Array; weight: Float64Array } {
  const length = 4 * Math.ceil(weights.reduce((count, weight) => count + Number(weight !== 0), 0) / 4);
  const starts = new Int32Array(length);
  const weight = new Float64Array(length);
  let next = 0;
  for (let row = 0; row < weights.length; row += 1) {
    if (weights[row] === 0) continue;
    starts[next] = row * width;
    weight[next] = weights[row]!;
    next += 1;
  }
  return { starts, weight };
}

export function sumOfProducts(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < first.length; row += 1) sum += first[row]! * second[row]!;
  return sum;
}

/** By row, the sum of columns times factors. */
export function combined(columns: readonly Float64Array[], factors: readonly number[]): Float64Array {
  const sums = new Float64Array(columns[0]?.length ?? 0);
  columns.forEach((column, index) => {
    const factor = factors[index]!;
    for (let row = 0; row < sums.length; row += 1) sums[row]! += factor * column[row]!;
  });
  return sums;
}
