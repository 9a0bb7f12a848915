import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefused, type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { meanVariance } from '../ratio.ts';
import { addCounts, type Count, NO_COUNT, shareSums } from '../sums.ts';
import { estimateQuantile } from './estimate-quantile.ts';
import { estimateMedian } from './median-of-counts.ts';

function medianOfRows(answers: readonly number[], weights: readonly number[]) {
  const counts = new Map<number, Count>();
  answers.forEach((answer, row) => {
    const weight = weights[row]!;
    counts.set(answer, addCounts(counts.get(answer) ?? NO_COUNT, { n: 1, w: weight, w2: weight ** 2 }));
  });
  const among = (holds: (answer: number) => boolean) =>
    [...counts].filter(([answer]) => holds(answer)).reduce((sum, [, count]) => addCounts(sum, count), NO_COUNT);
  const base = among(() => true);
  return estimateMedian(counts, {
    sampleSize: answers.length,
    degreesOfFreedom: answers.length - 1,
    varianceAtOrBelow: (limit) =>
      meanVariance(
        shareSums(
          base,
          among((answer) => answer <= limit),
        ),
        answers.length,
      ),
  });
}

const person = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 40 }));

test('the median of counts is the median of the rows that were counted, with its error and interval', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 60 }), (people) => {
      const [answers, weights] = [people.map(([answer]) => answer), people.map(([, weight]) => weight / 8)];
      const design = surveyDesign({ weights });
      assert.ok(!isRefused(design));
      const expected = estimateQuantile(design as SurveyDesign, answers, 0.5)!;
      const { value, interval, base, standardError } = medianOfRows(answers, weights)!;
      assert.deepEqual(
        [value, interval.lower, interval.upper, base],
        [expected.value, expected.interval.lower, expected.interval.upper, expected.base],
      );
      assert.ok(Math.abs(standardError - expected.standardError) <= 1e-9 * Math.max(1, expected.standardError));
    }),
  );
});

test('nobody has no median', () => {
  assert.equal(estimateMedian(new Map(), { sampleSize: 5, degreesOfFreedom: 4, varianceAtOrBelow: () => 0 }), null);
});
