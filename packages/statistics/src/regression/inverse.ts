/** A column that others explain, and which those are. */
export interface Dependency {
  readonly dependent: number;
  readonly on: readonly number[];
}

/** The part of a column that others leave unexplained, 1 − R², below which its coefficient means nothing. */
const UNEXPLAINED = 1e-11;
/** A coefficient of a standardised column from which it counts as part of the explanation. */
const TAKES_PART = 1e-6;

/**
 * The inverse of a matrix of sums of squares and products, by sweeping one column after the other (Goodnight 1979).
 * Where a column is a sum of earlier ones it says so instead of dividing by rounding errors.
 */
export function inverseOf(products: readonly (readonly number[])[]): number[][] | Dependency {
  const matrix = products.map((row) => [...row]);
  for (const [pivot, row] of matrix.entries()) {
    const left = row[pivot]!;
    if (!(left > UNEXPLAINED * products[pivot]![pivot]!)) return dependencyIn(matrix, products, pivot);
    for (const [column, value] of row.entries()) row[column] = value / left;
    row[pivot] = 1 / left;
    for (const [other, target] of matrix.entries()) {
      if (other === pivot) continue;
      const factor = target[pivot]!;
      target[pivot] = 0;
      for (const [column, value] of row.entries()) target[column]! -= factor * value;
    }
  }
  return matrix;
}

/** Rows that have been swept hold the coefficients of the others on them. */
function dependencyIn(
  matrix: readonly (readonly number[])[],
  products: readonly (readonly number[])[],
  pivot: number,
): Dependency {
  const scale = Math.sqrt(products[pivot]![pivot]!) || 1;
  const on = matrix.slice(0, pivot).flatMap((row, index) => {
    const standardised = (Math.abs(row[pivot]!) * Math.sqrt(products[index]![index]!)) / scale;
    return standardised > TAKES_PART ? [index] : [];
  });
  return { dependent: pivot, on };
}

/** A symmetric matrix times a vector. */
export function timesVector(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, index) => sum + value * vector[index]!, 0));
}
