import { determinant, EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { type Dependency, inverseOf, timesVector } from '../regression/inverse.ts';
import type { Players } from './shapley.ts';

/**
 * Ways other than Shapley’s of saying how much each predictor matters, by player, where a player’s columns add up
 * (R: `relaimpo::calc.relimp`). Those for reading beside the shares are `johnson`, `first` and `last`; `pratt` and
 * `betaSquared` can be negative or do not add up to R², and are there to be held against other people’s work.
 */
export interface Importance {
  readonly r2: number;
  /** R² of the player alone. */
  readonly first: readonly number[];
  /** What R² loses without the player. */
  readonly last: readonly number[];
  /** Squared standardised coefficients. */
  readonly betaSquared: readonly number[];
  /** Standardised coefficient times correlation with the outcome (Pratt 1987). */
  readonly pratt: readonly number[];
  /** Relative weights (Johnson 2000), which are those of Genizi (1993); they sum to R². */
  readonly johnson: readonly number[];
  /** Squared correlations of the outcome with the decorrelated predictors (Zuber and Strimmer 2011); they sum to R². */
  readonly car: readonly number[];
  /** By column: standardised coefficient. */
  readonly betas: readonly number[];
  /**
   * Variance inflation factor, 1/(1 − R² on the others); for a player of several columns the generalised one to the
   * power of one over their number (Fox and Monette 1992), which does not depend on the reference category.
   */
  readonly inflation: readonly number[];
  /** The root of the largest over the smallest eigenvalue of the predictors’ correlations (Belsley, Kuh and Welsch 1980). */
  readonly condition: number;
}

/**
 * Works them out from the correlations of all columns, with the outcome as the last. Where a column follows from
 * others, says which.
 */
export function importanceOf(correlation: readonly (readonly number[])[], players: Players): Importance | Dependency {
  const outcome = correlation.length - 1;
  const predictors = correlation.slice(0, outcome).map((row) => row.slice(0, outcome));
  const withOutcome = correlation.slice(0, outcome).map((row) => row[outcome]!);
  const inverse = inverseOf(predictors);
  if ('dependent' in inverse) return inverse;
  const betas = timesVector(inverse, withOutcome);
  const pratt = betas.map((beta, column) => beta * withOutcome[column]!);
  const { johnson, car, condition } = throughRoots(predictors, withOutcome);
  const byPlayer = (values: readonly number[]): number[] =>
    players.map((columns) => columns.reduce((sum, column) => sum + values[column]!, 0));
  return {
    r2: pratt.reduce((sum, value) => sum + value, 0),
    first: players.map((columns) => form(block(predictors, columns), pick(withOutcome, columns))),
    last: players.map((columns) => form(block(inverse, columns), pick(betas, columns))),
    betaSquared: byPlayer(betas.map((beta) => beta ** 2)),
    pratt: byPlayer(pratt),
    johnson: byPlayer(johnson),
    car: byPlayer(car),
    betas,
    inflation: players.map((columns) => {
      const generalised =
        determinant(new Matrix(block(predictors, columns))) * determinant(new Matrix(block(inverse, columns)));
      return generalised ** (1 / columns.length);
    }),
    condition,
  };
}

/** What is made from the symmetric root of the predictors’ correlations. */
function throughRoots(
  predictors: number[][],
  withOutcome: number[],
): { johnson: number[]; car: number[]; condition: number } {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(predictors), {
    assumeSymmetric: true,
  });
  const rootWith = (power: (value: number) => number): number[][] => {
    const scaled = eigenvectorMatrix.clone().mulRowVector(realEigenvalues.map(power));
    return scaled.mmul(eigenvectorMatrix.transpose()).to2DArray();
  };
  const decorrelated = timesVector(
    rootWith((value) => 1 / Math.sqrt(value)),
    withOutcome,
  );
  const car = decorrelated.map((value) => value ** 2);
  const johnson = rootWith(Math.sqrt).map((row) => row.reduce((sum, value, at) => sum + value ** 2 * car[at]!, 0));
  return { johnson, car, condition: Math.sqrt(Math.max(...realEigenvalues) / Math.min(...realEigenvalues)) };
}

/** vᵀ M⁻¹ v. */
function form(matrix: number[][], vector: number[]): number {
  const inverse = inverseOf(matrix);
  if ('dependent' in inverse) throw new Error('importanceOf: a part of an invertible matrix cannot be inverted.');
  return timesVector(inverse, vector).reduce((sum, value, index) => sum + value * vector[index]!, 0);
}

function block(matrix: readonly (readonly number[])[], columns: readonly number[]): number[][] {
  return columns.map((a) => columns.map((b) => matrix[a]![b]!));
}

function pick(values: readonly number[], columns: readonly number[]): number[] {
  return columns.map((column) => values[column]!);
}
