import { Matrix } from 'ml-matrix';
import { contrastOf, covarianceOf, type Linearised } from '../design/linearised.ts';
import type { SurveyDesign } from '../design/survey-design.ts';
import { fUpperTail } from '../distributions/tails.ts';
import { lowerRoot, solveLower } from './lower-root.ts';
import type { FTest } from './rao-scott.ts';
import type { TableRefusal, TwoWayTable } from './two-way-table.ts';

/**
 * Wald’s tests of independence in a two-way table: of what cells hold beyond what their row and column would give
 * them (Koch, Freeman and Freeman 1975; R: `svychisq`, "Wald"), and adjusted for the units that its covariances were
 * estimated from (R: "adjWald"). With few units both find too much; Rao and Scott’s does not.
 */
export function waldTests(
  design: SurveyDesign,
  table: TwoWayTable,
): { readonly plain: FTest; readonly adjusted: FTest } | TableRefusal {
  const excess = excessOf(table);
  const [numerator, units] = [excess.length, table.degreesOfFreedom];
  if (units < numerator) {
    return { code: 'too-few-units', sentence: 'The sample has fewer units than the table has cells to test.' };
  }
  const quadratic = quadraticForm(excess, covarianceOf(design, excess));
  if (quadratic === null) {
    return { code: 'no-spread', sentence: 'Some cells of the table do not vary by chance on their own.' };
  }
  const test = (statistic: number, denominator: number): FTest => ({
    statistic,
    numerator,
    denominator,
    pValue: fUpperTail(statistic, numerator, denominator),
  });
  const left = units - numerator + 1;
  return {
    plain: test(quadratic / numerator, units),
    adjusted: test((quadratic * left) / (numerator * units), left),
  };
}

/** Cell total less row total times column total over the whole, in all rows and columns but the first. */
function excessOf({ rows, columns, totals }: TwoWayTable): Linearised[] {
  const sum = (numbers: readonly Linearised[]): Linearised =>
    contrastOf(
      numbers.map(() => 1),
      numbers,
    );
  const ofRow = Array.from({ length: rows }, (_, row) => sum(totals.slice(row * columns, (row + 1) * columns)));
  const ofColumn = Array.from({ length: columns }, (_, column) =>
    sum(totals.filter((_total, cell) => cell % columns === column)),
  );
  const whole = sum(ofRow);
  return totals.flatMap((cell, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    if (row === 0 || column === 0) return [];
    const [inRow, inColumn] = [ofRow[row]!, ofColumn[column]!];
    const [partOfRow, partOfColumn] = [inRow.value / whole.value, inColumn.value / whole.value];
    const factors = [1, -partOfColumn, -partOfRow, partOfRow * partOfColumn];
    const { contributions } = contrastOf(factors, [cell, inRow, inColumn, whole]);
    return [{ value: cell.value - partOfRow * inColumn.value, contributions }];
  });
}

/** y′V⁻¹y; null when V cannot be told from a matrix that has no inverse. */
function quadraticForm(numbers: readonly Linearised[], covariance: number[][]): number | null {
  const root = lowerRoot(new Matrix(covariance), 1e-6);
  if (root === null) return null;
  const distances = solveLower(root, Matrix.columnVector(numbers.map(({ value }) => value)));
  return distances.to1DArray().reduce((sum, distance) => sum + distance ** 2, 0);
}
