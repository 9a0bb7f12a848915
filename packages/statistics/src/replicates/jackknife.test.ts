import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanOf, standardErrorOf } from '../design/linearised.ts';
import type { SurveyDesign } from '../design/survey-design.ts';
import { agrees, close } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { designOf, SCHOOLS_BY_CLUSTER, SCHOOLS_BY_STRATUM } from '../fixtures/schools.ts';
import { type Jackknifed, jackknife } from './jackknife.ts';

const data = textsOf('apistrat');
const [api00, api99] = [numbersOf(data.api00!), numbersOf(data.api99!)];
const fromR = resultsOf('09_jackknife_apistrat');

function sumOf(weights: Float64Array, of: (row: number) => number): number {
  return weights.reduce((sum, weight, row) => sum + weight * of(row), 0);
}

function jackknifed(design: SurveyDesign, estimate: (weights: Float64Array) => number[]): Jackknifed {
  const result = jackknife(design, estimate);
  assert.ok(!('code' in result), 'sentence' in result ? result.sentence : '');
  return result;
}

test('means, a ratio and group means have the errors of R’s JKn', () => {
  const meanBy = (weights: Float64Array, values: Float64Array, type?: string): number => {
    const inside = weights.map((weight, row) => (type === undefined || data.stype![row] === type ? weight : 0));
    return sumOf(inside, (row) => values[row]!) / sumOf(inside, () => 1);
  };
  const found = jackknifed(SCHOOLS_BY_STRATUM, (weights) => [
    meanBy(weights, api00),
    meanBy(weights, api99),
    meanBy(weights, api00) / meanBy(weights, api99),
    ...fromR.by.g.map((type: string) => meanBy(weights, api00, type)),
  ]);
  agrees(found.estimates[0]!, fromR.mean.estimate.api00, 1e-8);
  for (const a of [0, 1]) {
    for (const b of [0, 1]) agrees(found.covariance[a]![b]!, fromR.mean.vcov[a][b], 1e-8);
  }
  const errorOf = (place: number): number => Math.sqrt(found.covariance[place]![place]!);
  agrees(found.estimates[2]!, fromR.ratio.est, 1e-8);
  agrees(errorOf(2), fromR.ratio.se, 1e-8);
  for (const [index, se] of fromR.by.se.entries()) agrees(errorOf(3 + index), se, 1e-8);
});

test('the error of a total is that of linearisation, with clusters too', () => {
  const scores = numbersOf(textsOf('apiclus1').api00!);
  const found = jackknifed(SCHOOLS_BY_CLUSTER, (weights) => [sumOf(weights, (row) => scores[row]!)]);
  const contributions = SCHOOLS_BY_CLUSTER.weights.map((weight, row) => weight * scores[row]!);
  close(Math.sqrt(found.covariance[0]![0]!), standardErrorOf(SCHOOLS_BY_CLUSTER, { value: 0, contributions }), 1e-9);
});

test('the mean of equal weights has the error of a plain sample', () => {
  const design = designOf({ weights: [2, 2, 2, 2, 2] });
  const values = [3, 1, 4, 1, 5];
  const found = jackknifed(design, (weights) => [sumOf(weights, (row) => values[row]!) / sumOf(weights, () => 1)]);
  close(Math.sqrt(found.covariance[0]![0]!), standardErrorOf(design, meanOf(design, values)), 1e-12);
});

test('what cannot be worked out without a unit is refused', () => {
  const design = designOf({ weights: [1, 1, 1], stages: [{ strata: [1, 1, 2] }], lonelyStratum: 'remove' });
  const lonely = jackknife(design, () => [1]);
  assert.equal('code' in lonely && lonely.code, 'lonely-stratum');
  const alone = jackknife(designOf({ weights: [1, 1] }), (weights) => [1 / weights[0]!]);
  assert.equal('code' in alone && alone.code, 'not-a-number');
});
