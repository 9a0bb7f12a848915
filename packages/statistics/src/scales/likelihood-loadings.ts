import { inverseOf, timesVector } from '../regression/inverse.ts';
import { eigenOf, LEAST_UNIQUENESS, minresLoadings } from './loadings.ts';

type Correlations = readonly (readonly number[])[];

const MOST_ROUNDS = 500;
const TOLERANCE = 1e-13;
/** Steps shorter than this are taken as they are: what they gain is below rounding. */
const SHORT = 1e-5;

/**
 * Maximum likelihood for one factor: the logarithms of the uniquenesses are moved by Newton’s method, with Jöreskog’s
 * (1967) approximate second derivatives, and held between the least uniqueness and 1. So an item that the factor would
 * explain by more than all ends at the bound, to which the EM algorithm would creep for hundreds of thousands of rounds.
 */
export function likelihoodLoadings(correlation: Correlations): number[] {
  let logs = minresLoadings(correlation).map((loading) => held(Math.log(Math.max(LEAST_UNIQUENESS, 1 - loading ** 2))));
  let height = misfitOf(correlation, logs.map(Math.exp));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const direction = directionAt(correlation, logs);
    const longest = Math.max(...direction.map(Math.abs));
    let share = 1;
    let next = moved(logs, direction, share);
    while (share * longest > SHORT && misfitOf(correlation, next.map(Math.exp)) > height) {
      share /= 2;
      next = moved(logs, direction, share);
    }
    const change = Math.max(...next.map((value, item) => Math.abs(value - logs[item]!)));
    logs = next;
    height = misfitOf(correlation, logs.map(Math.exp));
    if (change < TOLERANCE) break;
  }
  return scaledLoadings(correlation, logs.map(Math.exp));
}

/** How unlikely correlations are for given uniquenesses and the best loadings beside them; without constants. */
export function misfitOf(correlation: Correlations, unique: readonly number[]): number {
  const rest = eigenOf(scaled(correlation, unique)).values.slice(1);
  return 1 - correlation.length - rest.reduce((sum, value) => sum + Math.log(value) - value, 0);
}

/** The likeliest loadings for given uniquenesses. */
export function scaledLoadings(correlation: Correlations, unique: readonly number[]): number[] {
  const { values, first } = eigenOf(scaled(correlation, unique));
  const length = Math.sqrt(Math.max(0, values[0]! - 1));
  return first.map((part, item) => part * length * Math.sqrt(unique[item]!));
}

/** Correlations divided by the roots of the uniquenesses. */
function scaled(correlation: Correlations, unique: readonly number[]): number[][] {
  return correlation.map((row, a) => row.map((value, b) => value / Math.sqrt(unique[a]! * unique[b]!)));
}

/** Newton’s step of those items that are free to move: none is, at a bound, that would go past it. */
function directionAt(correlation: Correlations, logs: readonly number[]): number[] {
  const unique = logs.map(Math.exp);
  const { values, first } = eigenOf(scaled(correlation, unique));
  const slopes = unique.map((one, item) => 1 - 1 / one + (values[0]! - 1) * first[item]! ** 2);
  const free = logs.flatMap((value, item) => (held(value - Math.sign(slopes[item]!) * SHORT) === value ? [] : [item]));
  const curvature = free.map((a) =>
    free.map((b) => (Number(a === b) - first[a]! * first[b]!) ** 2 + Number(a === b) * Number.EPSILON),
  );
  const inverse = inverseOf(curvature);
  const downhill = free.map((item) => -slopes[item]!);
  const steps = 'dependent' in inverse ? downhill : timesVector(inverse, downhill);
  return logs.map((_, item) => (free.includes(item) ? steps[free.indexOf(item)]! : 0));
}

function moved(logs: readonly number[], direction: readonly number[], share: number): number[] {
  return logs.map((value, item) => held(value + share * direction[item]!));
}

function held(log: number): number {
  return Math.min(0, Math.max(Math.log(LEAST_UNIQUENESS), log));
}
