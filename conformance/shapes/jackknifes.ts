import { degreesOfFreedom, jackknife, type SurveyDesign } from '@earshot/statistics';
import { type Columns, levelsOf, textsOf } from '../columns.ts';
import { accepted, type Computed, part } from '../computed.ts';
import { designOf } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { columnsIn, isObject, type JsonObject, listOf, objectIn, textsIn } from '../reference-file.ts';
import { variableOf } from '../variables.ts';
import type { Shape } from './shape.ts';
import { summaryFrom } from './summary.ts';

/** Means, the ratio of the first two, and means by group, with the stratified jackknife (R: `as.svrepdesign`, JKn). */
export const JACKKNIFES: Shape = {
  isShapeOf: (result, { about }) =>
    isObject(result) && isObject(result.mean) && /as\.svrepdesign|\bJKn\b/.test(about) && !('deff' in result),
  compute: (file) => {
    const [design, columns, result] = [designOf(file), columnsIn(file), file.result as JsonObject];
    const names = Object.keys(objectIn(objectIn(result, 'mean'), 'estimate'));
    const variables = names.map((name) => variableOf(name, columns));
    return {
      mean: part(() => means(design, objectIn(result, 'mean'), names, variables, file.about)),
      ratio: part(() => ratio(design, variables)),
      by: part(() => byGroup(design, columns, objectIn(result, 'by'), variables[0]!)),
    };
  },
};

function means(
  design: SurveyDesign,
  expected: JsonObject,
  names: readonly string[],
  variables: readonly Float64Array[],
  about: string,
): Computed {
  const found = jackknifed(design, (weights) => variables.map((values) => meanOf(weights, values)));
  return summaryFrom(expected, names, found.estimates, found.covariance, degreesOfFreedom(design), about);
}

function ratio(design: SurveyDesign, [above, below]: readonly Float64Array[]): Computed {
  if (!above || !below) throw new NotCovered('a ratio needs two variables');
  const found = jackknifed(design, (weights) => [meanOf(weights, above) / meanOf(weights, below)]);
  return { est: found.estimates[0], se: Math.sqrt(found.covariance[0]![0]!) };
}

/**
 * The file does not name the variable of the groups: of those that have just these, the one with the nearest means is
 * taken, which still have to be right.
 */
function byGroup(design: SurveyDesign, columns: Columns, expected: JsonObject, values: Float64Array): Computed {
  const groups = textsIn(expected.g);
  const wanted = listOf(expected.est).map(Number);
  const sorted = groups.toSorted().join('\n');
  const fitting = columns.names.filter((name) => levelsOf(columns, name).toSorted().join('\n') === sorted);
  const means = (name: string, weights: Float64Array): number[] => {
    const of = textsOf(columns, name);
    return groups.map((group) =>
      meanOf(
        weights.map((weight, row) => (of[row] === group ? weight : 0)),
        values,
      ),
    );
  };
  const distance = (name: string): number =>
    means(name, design.weights).reduce((most, mean, at) => Math.max(most, Math.abs(mean - wanted[at]!)), 0);
  const [first, ...others] = fitting;
  if (first === undefined) throw new NotCovered(`no variable has just the groups ${groups.join(', ')}`);
  const name = others.reduce((best, one) => (distance(one) < distance(best) ? one : best), first);
  const found = jackknifed(design, (weights) => means(name, weights));
  return { est: found.estimates, se: found.covariance.map((row, index) => Math.sqrt(row[index]!)) };
}

function jackknifed(design: SurveyDesign, estimate: (weights: Float64Array) => number[]) {
  return accepted(jackknife(design, estimate));
}

function meanOf(weights: Float64Array, values: Float64Array): number {
  let [sum, total] = [0, 0];
  weights.forEach((weight, row) => {
    sum += weight * values[row]!;
    total += weight;
  });
  return sum / total;
}
