import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { covarianceOf } from '../design/linearised.ts';
import type { SurveyDesign } from '../design/survey-design.ts';
import { chiSquareUpperTail, fUpperTail } from '../distributions/tails.ts';
import { mixtureUpperTail } from './chi-square-mixture.ts';
import { lowerRoot, solveLower } from './lower-root.ts';
import type { TableRefusal, TwoWayTable } from './two-way-table.ts';

/** An F test, of a number with two degrees of freedom, which need not be whole. */
export interface FTest {
  readonly statistic: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly pValue: number;
}

/** Whether the two answers of a table have to do with each other, by Pearson’s statistic made good for the design. */
export interface RaoScott {
  /** Pearson’s statistic of the weighted shares, as if they came from as many people drawn simply. */
  readonly pearson: number;
  /** The design effects that Pearson’s statistic mixes, largest first. */
  readonly designEffects: readonly number[];
  /** With the mean and spread of the design effects made good: the test to show (R: `svychisq`, "F"). */
  readonly secondOrder: FTest;
  /** With their mean only (R: "Chisq"). */
  readonly firstOrder: { readonly degreesOfFreedom: number; readonly pValue: number };
  /** By the distribution of the mixture itself (R: "lincom" with the package CompQuadForm, and "saddlepoint"). */
  readonly mixture: { readonly exactly: number; readonly bySaddlepoint: number };
}

/** The shares of a two-way table with their variances and covariances, row by row, whatever they were made from. */
export interface TableShares extends Pick<TwoWayTable, 'rows' | 'columns' | 'people' | 'degreesOfFreedom'> {
  readonly shares: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** Rao and Scott’s test of independence in a two-way table (Rao and Scott 1984). */
export function raoScott(design: SurveyDesign, table: TwoWayTable): RaoScott | TableRefusal {
  const shares = tableShares(design, table);
  const effects = effectsOf(shares);
  if ('code' in effects) return effects;
  const values = new EigenvalueDecomposition(effects, { assumeSymmetric: true }).realEigenvalues;
  const designEffects = values.map((value) => Math.max(0, value)).sort((a, b) => b - a);
  const pearson = pearsonOf(shares);
  const sum = designEffects.reduce((total, one) => total + one, 0);
  const squares = designEffects.reduce((total, one) => total + one ** 2, 0);
  const secondOrder = secondOrderOf(shares, sum, squares);
  const cells = designEffects.length;
  return {
    pearson,
    designEffects,
    secondOrder,
    firstOrder: { degreesOfFreedom: cells, pValue: chiSquareUpperTail((pearson * cells) / sum, cells) },
    mixture: mixtureUpperTail(pearson, designEffects, secondOrder.denominator),
  };
}

/** The shares of a table of people with their variances and covariances under the design. */
export function tableShares(design: SurveyDesign, table: TwoWayTable): TableShares {
  const covariance = covarianceOf(design, table.shares);
  return { ...table, shares: table.shares.map(({ value }) => value), covariance };
}

/**
 * The test of the second order alone (R: `svychisq`, "F"), from shares and their variances, such as those of
 * `countedTable`. It needs the sum of the design effects and of their squares, and not each of them, and is quicker.
 */
export function secondOrderTest(table: TableShares): FTest | TableRefusal {
  const effects = effectsOf(table);
  if ('code' in effects) return effects;
  const squares = effects.to1DArray().reduce((sum, one) => sum + one ** 2, 0);
  return secondOrderOf(table, effects.trace(), squares);
}

function secondOrderOf(table: TableShares, sum: number, squares: number): FTest {
  const numerator = sum ** 2 / squares;
  const denominator = numerator * table.degreesOfFreedom;
  const statistic = pearsonOf(table) / sum;
  return { statistic, numerator, denominator, pValue: fUpperTail(statistic, numerator, denominator) };
}

function pearsonOf({ rows, columns, shares, people }: TableShares): number {
  const share = (row: number, column: number): number => shares[row * columns + column]!;
  const all = { rows: [...Array(rows).keys()], columns: [...Array(columns).keys()] };
  const ofRow = all.rows.map((row) => all.columns.reduce((sum, column) => sum + share(row, column), 0));
  const ofColumn = all.columns.map((column) => all.rows.reduce((sum, row) => sum + share(row, column), 0));
  const parts = all.rows.flatMap((row) =>
    all.columns.map((column) => {
      const expected = ofRow[row]! * ofColumn[column]!;
      return (share(row, column) - expected) ** 2 / expected;
    }),
  );
  return people * parts.reduce((sum, part) => sum + part, 0);
}

/** Below this, beside 1 for a simple random sample, a design effect is what rounding leaves of none. */
const ROUNDING = 1e-12;

/**
 * A symmetric matrix with the eigenvalues of (C′D⁻¹C/n)⁻¹(C′D⁻¹VD⁻¹C), the design effects: the variance of the contrasts
 * of independence under the design over that of a simple random sample. Any basis C of those contrasts gives the same.
 */
function effectsOf(table: TableShares): Matrix | TableRefusal {
  if (table.degreesOfFreedom < 1) {
    return { code: 'too-few-units', sentence: 'The sample has too few units for its strata to test a table.' };
  }
  const contrasts = contrastsOf(table);
  const scaled = contrasts.clone().mulColumnVector(table.shares.map((share) => (share > 0 ? 1 / share : 0)));
  const root = lowerRoot(
    contrasts
      .transpose()
      .mmul(scaled)
      .mul(1 / table.people),
    1e-7,
  );
  if (root === null) {
    return { code: 'too-many-empty-cells', sentence: 'Too many cells of the table are empty to test it as a whole.' };
  }
  const half = solveLower(root, scaled.transpose());
  const effects = half.mmul(new Matrix(table.covariance.map((row) => [...row]))).mmul(half.transpose());
  if (effects.trace() > ROUNDING * effects.rows) return effects;
  return { code: 'no-spread', sentence: 'The sample design fixes the table, so that chance has no part in it.' };
}

/** By column, a contrast that is 0 where rows and columns are independent: a 2 × 2 table with the last row and column. */
function contrastsOf({ rows, columns }: TableShares): Matrix {
  const contrasts = Matrix.zeros(rows * columns, (rows - 1) * (columns - 1));
  for (let row = 0; row < rows - 1; row += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const at = row * (columns - 1) + column;
      contrasts.set(row * columns + column, at, 1);
      contrasts.set(row * columns + columns - 1, at, -1);
      contrasts.set((rows - 1) * columns + column, at, -1);
      contrasts.set(rows * columns - 1, at, 1);
    }
  }
  return contrasts;
}
