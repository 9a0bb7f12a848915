import { Matrix } from 'ml-matrix';

/**
 * The lower triangular L of a symmetric matrix L·L′ (Cholesky); null when the matrix cannot be told from one that has no
 * inverse: where a row is by its diagonal what the rows before it say, up to a part of `slack`². Only the lower triangle
 * is read, so that rounding may leave the two apart.
 */
export function lowerRoot(matrix: Matrix, slack: number): Matrix | null {
  const root = Matrix.zeros(matrix.rows, matrix.rows);
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix.get(row, column);
      for (let before = 0; before < column; before += 1) rest -= root.get(row, before) * root.get(column, before);
      if (column < row) root.set(row, column, rest / root.get(column, column));
      else if (rest > slack ** 2 * matrix.get(row, row)) root.set(row, row, Math.sqrt(rest));
      else return null;
    }
  }
  return root;
}

/** The X of L·X = B for a lower triangular L. */
export function solveLower(lower: Matrix, right: Matrix): Matrix {
  const solution = right.clone();
  for (let row = 0; row < lower.rows; row += 1) {
    for (let column = 0; column < right.columns; column += 1) {
      let value = right.get(row, column);
      for (let above = 0; above < row; above += 1) value -= lower.get(row, above) * solution.get(above, column);
      solution.set(row, column, value / lower.get(row, row));
    }
  }
  return solution;
}
