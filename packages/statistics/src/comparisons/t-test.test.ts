import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareWithRest } from '../compare-with-rest.ts';
import { agrees, close, people, sumsOf } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { designOf, SCHOOLS_BY_CLUSTER } from '../fixtures/schools.ts';
import { type DifferenceTest, isUntestable, type Untestable } from './difference-test.ts';
import { oneSampleTTest, twoSampleTTest } from './t-test.ts';

function tested(result: DifferenceTest | Untestable): DifferenceTest {
  assert.ok(!isUntestable(result), 'sentence' in result ? result.sentence : '');
  return result;
}

test('t-tests of one and of two samples are R’s svyttest', () => {
  const data = textsOf('apiclus1');
  const { two, one } = resultsOf('05_ttest_apiclus1');
  const api00 = numbersOf(data.api00!);
  const groups = tested(twoSampleTTest(SCHOOLS_BY_CLUSTER, api00, (row) => data['comp.imp']![row] === 'Yes'));
  agrees(groups.difference, two.estimate, 1e-8);
  agrees(groups.statistic, two.statistic.t, 1e-8);
  agrees(groups.pValue, two['p.value'], 1e-8);
  assert.equal(groups.degreesOfFreedom, two.parameter.df);
  agrees(groups.interval.lower, two.ci[0], 1e-8);
  agrees(groups.interval.upper, two.ci[1], 1e-8);

  const api99 = numbersOf(data.api99!);
  const change = api00.map((score, row) => score - api99[row]!);
  const changed = tested(oneSampleTTest(SCHOOLS_BY_CLUSTER, change));
  agrees(changed.statistic, one.statistic.t, 1e-8);
  agrees(changed.pValue, one['p.value'], 1e-8);
  assert.equal(changed.degreesOfFreedom, one.parameter.df);
});

test('people without an answer are left out; one sample keeps their degrees of freedom, as in R, and two do not', () => {
  const design = designOf({ weights: [1, 2, 1, 1, 2] });
  const values = [1, 4, 2, Number.NaN, 7];
  const isSecond = (row: number): boolean => row % 2 === 1;
  // R: svyttest(y ~ 0, svydesign(~1, weights = ~w, data = d), na.rm = TRUE); svyttest(y ~ g, …)
  const one = tested(oneSampleTTest(design, values));
  agrees(one.statistic, 3.26356975932253, 1e-12);
  assert.equal(one.degreesOfFreedom, 3);
  const two = tested(twoSampleTTest(design, values, isSecond));
  agrees(two.statistic, -0.132055640160095, 1e-12);
  assert.equal(two.degreesOfFreedom, 2);
});

test('two samples differ as a group from the rest, up to the degree of freedom of the second mean', () => {
  fc.assert(
    fc.property(people({ least: 4 }), (everyone) => {
      const design = designOf({ weights: everyone.map(({ weight }) => weight) });
      const values = everyone.map(({ y }) => y);
      const result = twoSampleTTest(design, values, (row) => everyone[row]!.inGroup);
      const [inside, outside] = [true, false].map((side) => sumsOf(everyone.filter(({ inGroup }) => inGroup === side)));
      const bySums = compareWithRest(inside!, outside!, { sampleSize: everyone.length });
      assert.equal(isUntestable(result), bySums === null);
      if (isUntestable(result) || !bySums) return;
      close(result.statistic, bySums.statistic, 1e-9);
      assert.equal(result.degreesOfFreedom, everyone.length - 2);
    }),
  );
});

test('what cannot be tested is said, and is never a number', () => {
  const codeOf = (result: DifferenceTest | Untestable): string => (isUntestable(result) ? result.code : 'tested');
  const design = designOf({ weights: [1, 2, 1, 2] });
  assert.equal(codeOf(twoSampleTTest(design, [1, 2, 3, 4], () => true)), 'nobody');
  assert.equal(codeOf(twoSampleTTest(design, [5, 5, 5, 5], (row) => row < 2)), 'no-spread');
  assert.equal(codeOf(oneSampleTTest(design, [0.1, 0.1, 0.1, 0.1])), 'no-spread');
  assert.equal(codeOf(oneSampleTTest(designOf({ weights: [1, 1] }), [1, 2])), 'no-freedom');
  assert.equal(codeOf(oneSampleTTest(design, [1, 2, 3, 4], 2)), 'tested');
});
