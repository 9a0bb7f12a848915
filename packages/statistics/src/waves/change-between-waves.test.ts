import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DifferenceTest, isUntestable, type Untestable } from '../comparisons/difference-test.ts';
import { domainOf, isRefused, type SurveyDesign } from '../design/survey-design.ts';
import { normalPValue } from '../distributions/tails.ts';
import { agrees, close } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { designOf } from '../fixtures/schools.ts';
import { changeBetweenWaves, type StackedWaves, stackedDesign, type WaveChange } from './change-between-waves.ts';

function there<Result extends object>(result: Result | Untestable): Result {
  assert.ok(!isUntestable(result), 'sentence' in result ? String(result.sentence) : '');
  return result;
}

const data = textsOf('twowave_a');
const fromR = resultsOf('10_twowave_a');
const waves: StackedWaves = { person: data.pid!, wave: numbersOf(data.wave!) };
const design = stackedDesign(waves, numbersOf(data.w!)) as SurveyDesign;
assert.ok(!isRefused(design));
const [y, x] = [numbersOf(data.y!), numbersOf(data.x!)];
const change = (of: SurveyDesign, values: Float64Array, who: 'everybody' | 'in-both'): WaveChange =>
  there(changeBetweenWaves(of, values, waves, { earlier: 1, later: 2, who }));

for (const [name, values] of [
  ['proportion', y],
  ['mean', x],
] as const) {
  test(`the change of a ${name} over waves has R’s error, which counts who answered twice`, () => {
    const { test: result, ...found } = change(design, values, 'everybody');
    const expected = fromR[name];
    const tested: DifferenceTest = there(result);
    agrees(found.earlier.value, expected.w1, 1e-8);
    agrees(found.later.value, expected.w2, 1e-8);
    agrees(found.earlierError, expected.se1, 1e-8);
    agrees(found.laterError, expected.se2, 1e-8);
    agrees(found.covariance, expected.cov12, 1e-8);
    agrees(tested.difference, expected.diff, 1e-8);
    agrees(tested.standardError, expected.se, 1e-8);
    agrees(tested.statistic, expected.z, 1e-8);
    agrees(tested.pValue, expected.p_t, 1e-8);
    agrees(normalPValue(tested.statistic), expected.p_z, 1e-8);
    assert.equal(tested.degreesOfFreedom, expected.degf);
    assert.deepEqual(found.people, { earlier: fromR.n_w1, later: fromR.n_w2, both: fromR.n_overlap });
  });

  test(`if nobody were known again, the error of the change of a ${name} would be another`, () => {
    const apart = change(designOf({ weights: numbersOf(data.w!) }), values, 'everybody');
    agrees(there(apart.test).standardError, fromR[name].se_if_treated_independent, 1e-8);
    close(apart.covariance, 0, 1e-15);
  });
}

test('the change among those who answered both times is R’s, and so is that of groups', () => {
  const both = change(design, y, 'in-both');
  agrees(there(both.test).difference, fromR.panel_only.diff, 1e-8);
  agrees(there(both.test).standardError, fromR.panel_only.se, 1e-8);
  assert.deepEqual(both.people, { earlier: 108, later: 108, both: 108 });
  for (const { grp, diff, se } of fromR.by_group) {
    const group = domainOf(design, (row) => data.grp![row] === grp);
    const found = there(change(group, y, 'everybody').test);
    agrees(found.difference, diff, 1e-8, grp);
    agrees(found.standardError, se, 1e-8, grp);
  }
});

test('without overlap the waves have no covariance, and nobody is left in both', () => {
  const person = fc.record({
    wave: fc.constantFrom(1, 2),
    weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
    y: fc.constantFrom(0, 1),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 4, maxLength: 30 }), (rows) => {
      fc.pre(new Set(rows.map(({ wave }) => wave)).size === 2);
      const stacked = { person: rows.map((_, row) => row), wave: rows.map(({ wave }) => wave) };
      const of = stackedDesign(
        stacked,
        rows.map(({ weight }) => weight),
      ) as SurveyDesign;
      const values = rows.map((row) => row.y);
      const everybody = there(changeBetweenWaves(of, values, stacked, { earlier: 1, later: 2, who: 'everybody' }));
      close(everybody.covariance, 0, 1e-12);
      const both = changeBetweenWaves(of, values, stacked, { earlier: 1, later: 2, who: 'in-both' });
      assert.ok(isUntestable(both) && both.code === 'nobody');
    }),
  );
});

test('the same answers by the same people twice are no change and no test', () => {
  const stacked = { person: [1, 2, 3, 1, 2, 3], wave: [1, 1, 1, 2, 2, 2] };
  const of = stackedDesign(stacked, [1, 2, 1, 1, 2, 1]) as SurveyDesign;
  const found = there(changeBetweenWaves(of, [1, 0, 1, 1, 0, 1], stacked, { earlier: 1, later: 2, who: 'everybody' }));
  assert.ok(isUntestable(found.test) && found.test.code === 'no-spread');
  close(found.covariance, found.earlierError ** 2, 1e-15);
});
