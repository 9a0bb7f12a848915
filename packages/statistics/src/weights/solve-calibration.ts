import type { Distance } from './distance.ts';
import { combination, type Orthonormal } from './orthonormal.ts';

/** Factors, and whether the totals are met by them. */
export interface CalibrationSolution {
  readonly factors: Float64Array;
  readonly iterations: number;
  readonly isMet: boolean;
}

const MOST_STEPS = 100;
const MOST_HALVINGS = 60;
/** What may be missing of a total, relative to the length of all of them. */
const TOLERANCE = 1e-12;

/**
 * Newton’s method for the equations Σ start·F(z·λ)·z = totals (Deville and Särndal 1992, 2.3), on orthonormal columns
 * z, so that the first step meets linear calibration exactly. A step that goes too far is halved; since the equations
 * are the slope of a convex function, that leads to their solution wherever there is one.
 */
export function solveCalibration(
  start: Float64Array,
  { columns, totals }: Orthonormal,
  distance: Distance,
): CalibrationSolution {
  const scale = Math.hypot(
    ...totals,
    ...totalsUnder(
      start,
      columns,
      start.map(() => 1),
    ),
  );
  let pulls = new Float64Array(start.length);
  let factors = pulls.map(distance.factor);
  let misfit = misfitOf(start, columns, totals, factors);
  for (let iterations = 0; iterations < MOST_STEPS; iterations += 1) {
    if (Math.hypot(...misfit) <= TOLERANCE * scale) return { factors, iterations, isMet: true };
    const step = newtonStep(start, columns, pulls.map(distance.slope), misfit);
    const direction = combination(columns, step, start.length);
    const found = halved(direction, step);
    if (!found) return { factors, iterations, isMet: false };
    ({ pulls, factors, misfit } = found);
  }
  return { factors, iterations: MOST_STEPS, isMet: false };

  /** The longest of the step, its half, its quarter … that does not go much beyond the lowest point in its direction. */
  function halved(direction: Float64Array, step: readonly number[]) {
    const slopeAtStart = product(misfit, step);
    for (let length = 1, halving = 0; halving < MOST_HALVINGS; length /= 2, halving += 1) {
      const ahead = pulls.map((pull, unit) => pull + length * direction[unit]!);
      const aheadFactors = ahead.map(distance.factor);
      const aheadMisfit = misfitOf(start, columns, totals, aheadFactors);
      const beyond = -product(aheadMisfit, step);
      if (beyond <= slopeAtStart / 4) return { pulls: ahead, factors: aheadFactors, misfit: aheadMisfit };
    }
    return null;
  }
}

function totalsUnder(start: Float64Array, columns: readonly Float64Array[], factors: Float64Array): number[] {
  const weights = start.map((one, unit) => one * factors[unit]!);
  return columns.map((column) => productOf(column, weights));
}

function productOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let unit = 0; unit < a.length; unit += 1) sum += a[unit]! * b[unit]!;
  return sum;
}

function misfitOf(
  start: Float64Array,
  columns: readonly Float64Array[],
  totals: readonly number[],
  factors: Float64Array,
): number[] {
  return totalsUnder(start, columns, factors).map((sum, index) => totals[index]! - sum);
}

/** Solves (Σ start·slope·zz′)·step = misfit by Cholesky; where slopes leave it singular, with a little added to it. */
function newtonStep(
  start: Float64Array,
  columns: readonly Float64Array[],
  slopes: Float64Array,
  misfit: readonly number[],
): number[] {
  const curvature = columns.map((column, a) => {
    const weighted = column.map((value, unit) => value * start[unit]! * slopes[unit]!);
    return columns.slice(0, a + 1).map((other) => productOf(weighted, other));
  });
  const largest = curvature.reduce((most, row, a) => Math.max(most, row[a]!), 0);
  for (let added = 1e-14 * largest; added < 1; added = Math.max(1e-12, added * 100)) {
    const factor = cholesky(curvature, added);
    if (factor) return backSubstituted(factor, misfit);
  }
  return [...misfit];
}

/** The lower triangle L of LL′ = matrix + added·I; null where the matrix is not positive definite. */
function cholesky(matrix: readonly (readonly number[])[], added: number): number[][] | null {
  const lower: number[][] = [];
  for (const [a, row] of matrix.entries()) {
    lower.push([]);
    for (let b = 0; b <= a; b += 1) {
      const rest = row[b]! - product(lower[a]!.slice(0, b), lower[b]!);
      if (a !== b) lower[a]!.push(rest / lower[b]![b]!);
      else if (rest + added > 1e-13 * Math.abs(row[b]!)) lower[a]!.push(Math.sqrt(rest + added));
      else return null;
    }
  }
  return lower;
}

function backSubstituted(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const forward: number[] = [];
  for (const [a, row] of lower.entries()) forward.push((right[a]! - product(forward, row)) / row[a]!);
  const solution = new Array<number>(right.length).fill(0);
  for (let a = right.length - 1; a >= 0; a -= 1) {
    let rest = forward[a]!;
    for (let b = a + 1; b < right.length; b += 1) rest -= lower[b]![a]! * solution[b]!;
    solution[a] = rest / lower[a]![a]!;
  }
  return solution;
}

/** Σ ab over the length of the first. */
function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
