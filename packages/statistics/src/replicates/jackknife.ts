import type { SurveyDesign } from '../design/survey-design.ts';

/** Numbers worked out anew from a sample without one of its units after the other. */
export interface Jackknifed {
  readonly estimates: readonly number[];
  /** In the order of the estimates. */
  readonly covariance: readonly (readonly number[])[];
}

/** Why a jackknife cannot be made. */
export interface JackknifeRefusal {
  readonly code: 'lonely-stratum' | 'not-a-number';
  readonly sentence: string;
}

/**
 * The stratified jackknife (JKn; R: `as.svrepdesign(type = "JKn")`, Rust 1985): every drawn unit of the first stage is
 * left out once, its stratum’s others stand in for it, and the distances from the mean of all such replicates, times
 * (1 − f)(n − 1)/n of the stratum, make the variance. For numbers that have no linearised error; where there is one, that
 * costs a pass over the rows instead of one for each unit. Later stages’ corrections are left out, as in R.
 * `estimate` is handed the weights by row and returns as many finite numbers each time.
 * Refuses a stratum of one drawn unit, and numbers that cannot be worked out without some unit.
 */
export function jackknife(
  design: Pick<SurveyDesign, 'weights' | 'stages'>,
  estimate: (weights: Float64Array) => readonly number[],
): Jackknifed | JackknifeRefusal {
  const units = unitsOf(design);
  if (units.some(({ drawn, correction }) => drawn < 2 && correction > 0)) {
    return { code: 'lonely-stratum', sentence: 'A stratum has one drawn unit, which no other can stand in for.' };
  }
  const left = units.filter(({ drawn }) => drawn > 1);
  const replicates = left.map((unit) => estimate(weightsWithout(design, unit)));
  const estimates = estimate(design.weights);
  if (replicates.some((one) => one.some((number) => !Number.isFinite(number)))) {
    return { code: 'not-a-number', sentence: 'The number cannot be worked out without one of the drawn units.' };
  }
  const scales = left.map(({ drawn, correction }) => (correction * (drawn - 1)) / drawn);
  return { estimates, covariance: spreadOf(replicates, scales, estimates.length) };
}

interface Unit {
  readonly number: number;
  readonly stratum: number;
  readonly drawn: number;
  /** What the finite population leaves of its variance. */
  readonly correction: number;
}

function unitsOf({ stages }: Pick<SurveyDesign, 'stages'>): Unit[] {
  const { unit, stratum, drawn, population } = stages[0]!;
  const units: Unit[] = [];
  unit.forEach((number, row) => {
    const correction = population ? 1 - drawn[number]! / population[number]! : 1;
    units[number] ??= { number, stratum: stratum[row]!, drawn: drawn[number]!, correction };
  });
  return units;
}

function weightsWithout({ weights, stages }: Pick<SurveyDesign, 'weights' | 'stages'>, left: Unit): Float64Array {
  const { unit, stratum } = stages[0]!;
  const factor = left.drawn / (left.drawn - 1);
  return weights.map((weight, row) => {
    if (unit[row] === left.number) return 0;
    return stratum[row] === left.stratum ? weight * factor : weight;
  });
}

function spreadOf(replicates: readonly (readonly number[])[], scales: readonly number[], numbers: number): number[][] {
  // R takes the mean of the replicates that count: those of a stratum drawn whole do not.
  const counted = replicates.filter((_, index) => scales[index]! > 0);
  const means = Array.from({ length: numbers }, (_, number) => {
    return counted.reduce((sum, one) => sum + one[number]! / counted.length, 0);
  });
  const covariance = means.map(() => means.map(() => 0));
  replicates.forEach((replicate, index) => {
    const distances = replicate.map((number, place) => number - means[place]!);
    distances.forEach((a, row) => {
      distances.forEach((b, column) => {
        if (scales[index]! > 0) covariance[row]![column]! += scales[index]! * a * b;
      });
    });
  });
  return covariance;
}
