// The calls of R that gave these values stand in reference/survey/14_attrition_a.json (“about”).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefused, surveyDesign } from '../design/survey-design.ts';
import { agrees } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { attritionBalance } from './attrition-balance.ts';
import { classRates, classWeights, inversePropensityWeights } from './attrition-weights.ts';
import { responseClasses } from './response-classes.ts';
import { areaUnderCurve, type ResponsePropensities, responsePropensities } from './response-propensity.ts';
import { isWeightingRefused, type Weighting, type WeightingRefused } from './weighting.ts';

const expected = resultsOf('14_attrition_a');
const people = textsOf('attrition_a');
const earlier = numbersOf(people.pw!);
const responded = numbersOf(people.resp!);
const api99 = numbersOf(people.api99!);

function propensitiesWith(weights: Float64Array): ResponsePropensities {
  const design = surveyDesign({ weights });
  assert.ok(!isRefused(design));
  const found = responsePropensities(design, responded, [
    { kind: 'factor', name: 'stype', values: people.stype! },
    { kind: 'numeric', name: 'meals', values: numbersOf(people.meals!) },
    { kind: 'factor', name: 'awards', values: people.awards! },
  ]);
  assert.ok(!('code' in found), JSON.stringify(found));
  return found;
}

function made(outcome: Weighting | WeightingRefused): Weighting {
  assert.ok(!isWeightingRefused(outcome), JSON.stringify(outcome));
  return outcome;
}

const stayers = (values: Float64Array) => values.filter((_, row) => responded[row] === 1);

// R ends its fit when the deviance settles, which leaves its probabilities up to 10⁻⁸ from exact.
const TOLERANCE = 1e-6;

test('propensities to answer again, and how well they tell, are R’s', () => {
  const { propensities } = propensitiesWith(earlier);
  for (const [row, phat] of expected.phat.entries()) agrees(propensities[row]!, phat, TOLERANCE);
  agrees(propensitiesWith(earlier.map(() => 1)).areaUnderCurve, expected.glm.auc, 1e-12);
});

test('inverse propensities give R’s weights and design effect, and bring an earlier mean towards everybody’s', () => {
  const weighting = made(inversePropensityWeights(earlier, responded, propensitiesWith(earlier).propensities));
  for (const [at, weight] of stayers(weighting.weights).entries()) agrees(weight, expected.w_ipw[at], TOLERANCE);
  agrees(weighting.report.designEffect, expected.kish_ipw, TOLERANCE);
  const balance = attritionBalance(api99, earlier, responded, weighting.weights);
  agrees(balance!.everybody, expected.mean_api99.full, TOLERANCE);
  agrees(balance!.stayers, expected.mean_api99.resp_base, TOLERANCE);
  agrees(balance!.weighted, expected.mean_api99.resp_ipw, TOLERANCE);
});

test('classes of propensity give R’s rates, weights and design effect', () => {
  const classes = responseClasses(propensitiesWith(earlier).propensities);
  const weighting = made(classWeights(earlier, responded, classes));
  for (const [at, rate] of classRates(weighting).entries()) agrees(rate, expected.class_rates[at], TOLERANCE);
  for (const [at, weight] of stayers(weighting.weights).entries()) agrees(weight, expected.w_class[at], TOLERANCE);
  agrees(weighting.report.designEffect, expected.kish_class, TOLERANCE);
  agrees(
    attritionBalance(api99, earlier, responded, weighting.weights)!.weighted,
    expected.mean_api99.resp_class,
    1e-6,
  );
  agrees(
    weighting.report.sum,
    earlier.reduce((a, b) => a + b, 0),
    1e-12,
  );
});

test('a class that nobody answered from is refused, and so are people of no class', () => {
  const refused = (classes: number[]) => {
    const outcome = classWeights([1, 1, 1], [1, 0, 1], Int32Array.from(classes));
    assert.ok(isWeightingRefused(outcome));
    return outcome.refused.map(({ code }) => code);
  };
  assert.deepEqual(refused([0, 1, 0]), ['empty-category']);
  assert.deepEqual(refused([0, -1, 0]), ['missing-category']);
});

test('propensities that are missing or not between 0 and 1 are refused', () => {
  for (const wrong of [Number.NaN, 0, -0.1, 1.1]) {
    assert.ok(isWeightingRefused(inversePropensityWeights([1, 1], [1, 0], [0.5, wrong])));
  }
  assert.ok(isWeightingRefused(inversePropensityWeights([1, 1], [0, 0], [0.5, 0.5])));
});

test('who answered against all expectation is refused, instead of standing for everybody', () => {
  const outcome = inversePropensityWeights([1, 1, 1], [1, 1, 0], [0.5, 1e-40, 1e-40]);
  assert.ok(isWeightingRefused(outcome));
  assert.deepEqual(
    outcome.refused.map(({ code }) => code),
    ['weight-not-usable'],
  );
});

test('the area under the curve counts ties half', () => {
  assert.equal(areaUnderCurve([0.1, 0.2, 0.3, 0.4], [0, 0, 1, 1]), 1);
  assert.equal(areaUnderCurve([0.4, 0.3, 0.2, 0.1], [0, 0, 1, 1]), 0);
  assert.equal(areaUnderCurve([0.5, 0.5, 0.5], [0, 1, 1]), 0.5);
  assert.throws(() => areaUnderCurve([0.1, 0.2], [1, 1]), /everybody has the same outcome/);
});

test('classes have no gaps where many have the same propensity', () => {
  assert.deepEqual([...responseClasses([1, 1, 1, 1, 2])], [0, 0, 0, 0, 1]);
  assert.deepEqual([...responseClasses([1, 1, 1])], [0, 0, 0]);
  assert.deepEqual([...responseClasses([1, Number.NaN, 2], 2)], [0, -1, 1]);
  assert.deepEqual([...responseClasses([])], []);
});
