import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { inverseOf } from '../regression/inverse.ts';

type Correlations = readonly (readonly number[])[];

/** The least part of an item that is left to the item itself, as in R’s psych; a factor that wants more is improper. */
export const LEAST_UNIQUENESS = 0.005;

const MOST_ROUNDS = 20_000;
const TOLERANCE = 1e-12;

/** Eigenvalues from the largest down, and the vector of the first, of length 1. */
export function eigenOf(matrix: Correlations): { values: number[]; first: number[] } {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    new Matrix(matrix.map((row) => [...row])),
    {
      assumeSymmetric: true,
    },
  );
  const largest = realEigenvalues.indexOf(Math.max(...realEigenvalues));
  return { values: realEigenvalues.toSorted((a, b) => b - a), first: eigenvectorMatrix.getColumn(largest) };
}

/** The first principal component: its vector times the root of its eigenvalue. */
export function principalLoadings(correlation: Correlations): number[] {
  const { values, first } = eigenOf(correlation);
  return first.map((part) => part * Math.sqrt(Math.max(0, values[0]!)));
}

/**
 * Loadings whose products come nearest to the correlations, by least squares off the diagonal (Harman and Jones
 * 1966: minres): one loading after the other is put where it fits best, until none moves.
 */
export function minresLoadings(correlation: Correlations): number[] {
  const most = Math.sqrt(1 - LEAST_UNIQUENESS);
  const loadings = principalLoadings(correlation);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let moved = 0;
    loadings.forEach((before, item) => {
      let products = 0;
      let squares = 0;
      loadings.forEach((other, index) => {
        if (index === item) return;
        products += correlation[item]![index]! * other;
        squares += other ** 2;
      });
      const best = squares > 0 ? Math.max(-most, Math.min(most, products / squares)) : 0;
      loadings[item] = best;
      moved = Math.max(moved, Math.abs(best - before));
    });
    if (moved < TOLERANCE) break;
  }
  return loadings;
}

/** psych’s `min.err` and `max.iter`. Carried to the end, principal axes are minres. */
const AXES_TOLERANCE = 0.001;
const AXES_ROUNDS = 50;

/** Principal axes, ended where R’s `psych::fa(fm = "pa")` ends: when the communalities’ sum moves by less than 0.001. */
export function principalAxisLoadings(correlation: Correlations): number[] {
  let communalities = multipleCorrelations(correlation);
  let loadings: number[] = [];
  for (let round = 0; round < AXES_ROUNDS; round += 1) {
    loadings = principalLoadings(withDiagonal(correlation, communalities));
    const next = loadings.map((loading) => loading ** 2);
    const moved = Math.abs(sumOf(next) - sumOf(communalities));
    communalities = next;
    if (moved <= AXES_TOLERANCE) break;
  }
  return loadings;
}

/** By item, R² on the others. */
function multipleCorrelations(correlation: Correlations): number[] {
  const inverse = inverseOf(correlation);
  if ('dependent' in inverse) throw new Error('principalAxisLoadings: correlation cannot be inverted.');
  return inverse.map((row, item) => 1 - 1 / row[item]!);
}

function withDiagonal(matrix: Correlations, diagonal: readonly number[]): number[][] {
  return matrix.map((row, index) => row.with(index, diagonal[index]!));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
