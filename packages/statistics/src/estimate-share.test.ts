import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { estimateMean, estimateShare } from './estimate-share.ts';
import { ELEMENTARY, HIGH, MIDDLE, scores, topShare } from './fixtures/apistrat.ts';
import { agrees, close, people, sumsOf } from './fixtures/people.ts';
import { addSums, NO_SUMS } from './sums.ts';

const TYPES = [ELEMENTARY, HIGH, MIDDLE];
const SCHOOLS = { sampleSize: 200 };

// R 4.2.2, survey 4.1.1: d <- svydesign(ids = ~1, weights = ~pw, data = apistrat); svymean(~api00 + top00, d)
test('a weighted mean and share of the whole sample are those of R', () => {
  const mean = estimateMean(TYPES.map(scores).reduce(addSums, NO_SUMS), SCHOOLS);
  agrees(mean.value, 662.287363159321, 1e-12);
  agrees(mean.standardError, 9.58542887637313, 1e-11);
  const share = estimateShare(TYPES.map(topShare).reduce(addSums, NO_SUMS), SCHOOLS);
  agrees(share.value, 0.404339681611039, 1e-12);
  agrees(share.standardError, 0.0383060276316434, 1e-12);
  agrees(share.effectiveBase, 168.581331280756, 1e-12); // sum(pw)^2 / sum(pw^2)
  agrees(share.weightedBase, 6193.99995803833, 1e-12);
  assert.equal(share.degreesOfFreedom, 199); // degf(d)
  assert.equal(share.base, 200);
});

// R: svyby(~api00 + top00, ~stype, d, svymean)
test('means and shares within groups keep the design of the whole sample, as in R', () => {
  agrees(estimateMean(scores(ELEMENTARY), SCHOOLS).standardError, 12.493433491319, 1e-11);
  agrees(estimateMean(scores(HIGH), SCHOOLS).standardError, 15.340783886466, 1e-11);
  agrees(estimateShare(topShare(ELEMENTARY), SCHOOLS).standardError, 0.0499648117384655, 1e-12);
  agrees(estimateShare(topShare(MIDDLE), SCHOOLS).standardError, 0.0605502407781459, 1e-12);
});

// R: m <- svymean(~api00, d); confint(m, df = degf(d)) is m ± qt(0.975, 199) * SE(m); qt(0.975, 199) = 1.971956544249395
test('the interval of a mean is symmetric, by Student’s t with the design’s degrees of freedom', () => {
  const { value, standardError, interval } = estimateMean(scores(HIGH), SCHOOLS);
  agrees(interval.upper - value, 1.971956544249395 * standardError, 1e-9);
  close(value - interval.lower, interval.upper - value, 1e-12);
  assert.equal(interval.method, 'student-t');
});

test('the interval of a share holds it, lies between 0 and 1, and mirrors that of the complement', () => {
  fc.assert(
    fc.property(people({ least: 3 }), (everyone) => {
      const design = { sampleSize: everyone.length };
      const share = estimateShare(sumsOf(everyone), design);
      const { lower, upper } = share.interval;
      assert.ok(0 <= lower && lower <= share.value && share.value <= upper && upper <= 1, `${lower} ${upper}`);
      const complement = estimateShare(sumsOf(everyone.map((person) => ({ ...person, y: 1 - person.y }))), design);
      close(complement.interval.lower, 1 - upper, 1e-9);
      close(complement.interval.upper, 1 - lower, 1e-9);
    }),
    { numRuns: 200 },
  );
});

// R: binom.test(0, 20)$conf.int is 0 to 0.16843347; binom.test(20, 20)$conf.int is 0.83156653 to 1
test('at 0% and 100% the interval is Clopper and Pearson’s, not a point', () => {
  const twenty = (y: number) => Array.from({ length: 20 }, () => ({ weight: 2.5, y, inGroup: true }));
  const none = estimateShare(sumsOf(twenty(0)), { sampleSize: 20 });
  assert.deepEqual([none.value, none.standardError, none.interval.lower], [0, 0, 0]);
  agrees(none.interval.upper, 0.16843347, 1e-7);
  const all = estimateShare(sumsOf(twenty(1)), { sampleSize: 20 });
  assert.deepEqual([all.value, all.standardError, all.interval.upper], [1, 0, 1]);
  agrees(all.interval.lower, 0.83156653, 1e-7);
  assert.equal(all.interval.method, 'korn-graubard');
});

test('a group without weight has no estimate, and asking for one is our mistake', () => {
  assert.throws(() => estimateShare(NO_SUMS, SCHOOLS), /estimateShare: sums.w is 0; a group needs weight/);
  assert.throws(() => estimateMean(NO_SUMS, SCHOOLS), /estimateMean: sums.w is 0; a group needs weight/);
});
