import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agrees, close, people, sumsOf } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { meanVariance } from '../ratio.ts';
import { contrastOf, covarianceOf, type Linearised, meanOf, ratioOf, standardErrorOf, totalOf } from './linearised.ts';
import {
  type DesignPlan,
  degreesOfFreedom,
  domainOf,
  isRefused,
  type LonelyStratum,
  type SurveyDesign,
  surveyDesign,
} from './survey-design.ts';

function designOf(plan: DesignPlan): SurveyDesign {
  const design = surveyDesign(plan);
  assert.ok(!isRefused(design), 'sentence' in design ? design.sentence : '');
  return design;
}

const clusters = textsOf('apiclus1');
const strata = textsOf('apistrat');
const lonely = textsOf('lonely_a');
const clustered = designOf({
  weights: numbersOf(clusters.pw!),
  stages: [{ clusters: clusters.dnum, population: numbersOf(clusters.fpc!) }],
});
const stratified = designOf({
  weights: numbersOf(strata.pw!),
  stages: [{ strata: strata.stype, population: numbersOf(strata.fpc!) }],
});

for (const [name, design, data, freedom] of [
  ['01_mean_total_apiclus1', clustered, clusters, 14],
  ['01_mean_total_apistrat', stratified, strata, 197],
] as const) {
  const scores = ['api00', 'api99', 'enroll'].map((column) => numbersOf(data[column]!));
  const expected = resultsOf(name);

  test(`means, totals and a ratio have the errors of R’s svymean, svytotal and svyratio: ${name}`, () => {
    sameAs(
      design,
      scores.map((values) => meanOf(design, values)),
      expected.mean,
    );
    sameAs(
      design,
      scores.map((values) => totalOf(design, values)),
      expected.total,
    );
    const ratio = ratioOf(totalOf(design, scores[0]!), totalOf(design, scores[1]!));
    sameAs(design, [ratio], expected.ratio);
    assert.equal(degreesOfFreedom(design), freedom);
  });
}

/** Holds numbers against estimates and a matrix of covariances from R. */
function sameAs(design: SurveyDesign, numbers: Linearised[], expected: { estimate: object; vcov: number[][] }): void {
  for (const [index, value] of Object.values(expected.estimate).entries()) {
    agrees(numbers[index]!.value, value, 1e-12);
  }
  for (const [a, row] of covarianceOf(design, numbers).entries()) {
    for (const [b, covariance] of row.entries()) agrees(covariance, expected.vcov[a]![b]!, 1e-8);
  }
}

test('a share within strata that it does not vary in has no error', () => {
  const isHigh = Float64Array.from(strata.stype!, (type) => Number(type === 'H'));
  assert.ok(standardErrorOf(stratified, meanOf(stratified, isHigh)) < 1e-15);
});

for (const rule of ['remove', 'adjust', 'average'] as const satisfies LonelyStratum[]) {
  test(`a stratum with one drawn unit adds what R says where the rule is ${rule}`, () => {
    const design = designOf({
      weights: numbersOf(lonely.pw!),
      stages: [{ clusters: lonely.psu, strata: lonely.st }],
      lonelyStratum: rule,
    });
    const expected = resultsOf('15_lonely_psu_a')[rule];
    sameAs(design, [meanOf(design, numbersOf(lonely.api00!)), meanOf(design, numbersOf(lonely.top00!))], expected);
  });
}

test('designs that give no error are refused, with the reason', () => {
  const plan = { weights: numbersOf(lonely.pw!), stages: [{ clusters: lonely.psu, strata: lonely.st }] };
  const codeOf = (given: DesignPlan): string => {
    const design = surveyDesign(given);
    return isRefused(design) ? design.code : 'accepted';
  };
  assert.equal(codeOf(plan), 'lonely-stratum');
  assert.equal(codeOf({ weights: [1, -1] }), 'weight-not-usable');
  assert.equal(codeOf({ weights: [1, Number.NaN] }), 'weight-not-usable');
  assert.equal(codeOf({ weights: [0, 0] }), 'no-weight');
  assert.equal(codeOf({ weights: [] }), 'no-weight');
  const crossed = { clusters: [1, 1, 2, 3], strata: [1, 2, 1, 2] };
  assert.equal(codeOf({ weights: [1, 1, 1, 1], stages: [crossed] }), 'not-nested');
  assert.equal(codeOf({ weights: [1, 1, 1], stages: [{ population: [2, 2, 2] }] }), 'population-too-small');
});

test('the error of a group’s mean is that from sums, whatever the weights', () => {
  fc.assert(
    fc.property(people({ least: 2 }), (everyone) => {
      fc.pre(everyone.some(({ inGroup }) => inGroup));
      const design = designOf({ weights: everyone.map(({ weight }) => weight) });
      const group = domainOf(design, (row) => everyone[row]!.inGroup);
      const mean = meanOf(
        group,
        everyone.map(({ y }) => y),
      );
      const sums = sumsOf(everyone.filter(({ inGroup }) => inGroup));
      close(standardErrorOf(design, mean) ** 2, meanVariance(sums, everyone.length), 1e-12);
    }),
  );
});

test('a group against the total that contains it has R’s error, which is not that of two independent numbers', () => {
  const design = designOf({ weights: numbersOf(strata.pw!) });
  const isTop = numbersOf(strata.top00!);
  const total = meanOf(design, isTop);
  for (const { group, se_vs_total, se_vs_complement } of resultsOf('03_domains_apistrat_weightsonly').comparisons) {
    const inside = meanOf(
      domainOf(design, (row) => strata.stype![row] === group),
      isTop,
    );
    const rest = meanOf(
      domainOf(design, (row) => strata.stype![row] !== group),
      isTop,
    );
    agrees(standardErrorOf(design, contrastOf([1, -1], [inside, total])), se_vs_total, 1e-8, group);
    agrees(standardErrorOf(design, contrastOf([1, -1], [inside, rest])), se_vs_complement, 1e-8, group);
  }
});

test('a census has no sampling error, and a finite population shrinks it by what was drawn', () => {
  const weights = [1, 1, 1, 1];
  const values = [1, 2, 3, 5];
  const errorOf = (population?: number[]): number => {
    const design = designOf({ weights, stages: [{ population }] });
    return standardErrorOf(design, meanOf(design, values));
  };
  assert.equal(errorOf([4, 4, 4, 4]), 0);
  close(errorOf([16, 16, 16, 16]), errorOf() * Math.sqrt(3 / 4), 1e-15);
  close(errorOf([0.25, 0.25, 0.25, 0.25]), errorOf([16, 16, 16, 16]), 1e-15);
});

test('two stages with populations add the second stage’s part, by hand', () => {
  // Two of four schools, two of six pupils in each: V = 4·(1 − ½)·2·s² between totals + Σ 6·(1 − ⅓)·s² within, scaled.
  const design = designOf({
    weights: [6, 6, 6, 6],
    stages: [{ clusters: ['a', 'a', 'b', 'b'], population: [4, 4, 4, 4] }, { population: [6, 6, 6, 6] }],
  });
  const total = totalOf(design, [1, 3, 2, 6]);
  // First stage: totals 24 and 48, (1 − ½) · 2/1 · ((−12)² + 12²) = 288. Second: in a, contributions 6 and 18, times
  // drawn/population ½ · (1 − ⅓) · 2/1 · (36 + 36) = 48; in b 12 and 36, ½ · ⅔ · 2 · (144 + 144) = 192.
  close(standardErrorOf(design, total) ** 2, 288 + 48 + 192, 1e-12);
});
