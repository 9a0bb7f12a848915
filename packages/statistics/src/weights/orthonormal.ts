/** Columns made orthogonal and of length 1 under weights, with the totals that they have by given totals. */
export interface Orthonormal {
  readonly columns: readonly Float64Array[];
  readonly totals: readonly number[];
  /** Columns that follow from those before them, with what their total would be by those. */
  readonly dependent: readonly { readonly index: number; readonly implied: number }[];
}

/** A column whose part that is not explained is shorter than this, relative to itself, follows from the others (R: `qr`). */
const DEPENDENT = 1e-7;

/**
 * Gram and Schmidt’s orthogonalisation under weights, each column twice, which leaves it orthogonal to the last digit
 * (Giraud and others 2005).
 */
export function orthonormal(
  columns: readonly ArrayLike<number>[],
  weights: Float64Array,
  totals: readonly number[],
): Orthonormal {
  const made: Float64Array[] = [];
  const madeTotals: number[] = [];
  const dependent: { index: number; implied: number }[] = [];
  for (const [index, column] of columns.entries()) {
    const rest = Float64Array.from(column);
    const length = Math.sqrt(weightedProduct(rest, rest, weights));
    let total = totals[index]!;
    for (const one of [...made.keys(), ...made.keys()]) {
      total -= subtractPart(rest, made[one]!, weights) * madeTotals[one]!;
    }
    const left = Math.sqrt(weightedProduct(rest, rest, weights));
    if (!(left > DEPENDENT * length)) {
      dependent.push({ index, implied: totals[index]! - total });
      continue;
    }
    made.push(rest.map((value) => value / left));
    madeTotals.push(total / left);
  }
  return { columns: made, totals: madeTotals, dependent };
}

/** The sum of columns times factors. */
export function combination(
  columns: readonly Float64Array[],
  factors: readonly number[],
  length: number,
): Float64Array {
  const sum = new Float64Array(length);
  columns.forEach((column, index) => {
    for (let unit = 0; unit < length; unit += 1) sum[unit]! += factors[index]! * column[unit]!;
  });
  return sum;
}

/** Σ weights·a·b */
function weightedProduct(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row += 1) sum += weights[row]! * a[row]! * b[row]!;
  return sum;
}

function subtractPart(values: Float64Array, column: Float64Array, weights: Float64Array): number {
  const part = weightedProduct(values, column, weights);
  for (let row = 0; row < values.length; row += 1) values[row]! -= part * column[row]!;
  return part;
}
