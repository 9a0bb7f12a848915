import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type GroupCount, groupCoverage } from './group-coverage.ts';

const open = { people: 20, notCalled: 5, noAddress: 2 };
function group(id: string, released: number, completed: number, population: number | null = null): GroupCount {
  return { id, label: id, released, completed, population, open };
}

test('a group is flagged when the interval of its rate lies wholly below the overall rate, and not before', () => {
  // R: svyciprop(~I(y), design, method = "logit") for 10 of 100: 0.0545 to 0.1765; overall 110 of 300, 0.367.
  const [low, high] = groupCoverage([group('low', 100, 10), group('high', 200, 100)], false);
  assert.equal(low!.under, 'rate');
  assert.equal(high!.under, null);
  const [near] = groupCoverage([group('near', 20, 6), group('rest', 200, 80)], false);
  assert.equal(near!.under, null, '30% of 20 against 39% can be chance');
});

test('what can be done is said while fieldwork is open, and nothing afterwards', () => {
  const groups = [group('low', 100, 10), group('high', 200, 100)];
  assert.match(groupCoverage(groups, false)[0]!.advice.join(' '), /5 have a telephone number and were not called/);
  assert.match(groupCoverage(groups, false)[0]!.advice.join(' '), /does not reach 2/);
  assert.deepEqual(groupCoverage(groups, true)[0]!.advice, []);
});

test('a group that answers like everybody is still under-covered when it is too small a part of those who answered', () => {
  const [agency] = groupCoverage([group('agency', 50, 10, 3000), group('employed', 500, 100, 12_000)], false);
  assert.equal(agency!.under, 'representation');
  assert.ok(Math.abs(agency!.representation!.ratio - 10 / 110 / 0.2) < 1e-12);
});

test('without the population of every group nothing is said of representation', () => {
  const found = groupCoverage([group('one', 50, 10, 3000), group('other', 500, 100)], false);
  assert.ok(found.every(({ representation }) => representation === null));
});

test('groups of fewer than ten people are not judged', () => {
  assert.equal(groupCoverage([group('few', 9, 0), group('many', 900, 890)], false)[0]!.under, null);
});

const counts = fc
  .record({ released: fc.integer({ min: 0, max: 400 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ released, share }) => ({ released, completed: Math.round(released * share) }));

test('not all groups are below everybody: at least one is unflagged by its rate, and no flagged rate is above', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 12 }), (all) => {
      const found = groupCoverage(
        all.map(({ released, completed }, at) => group(`${at}`, released, completed)),
        false,
      );
      const released = all.reduce((sum, one) => sum + one.released, 0);
      const completed = all.reduce((sum, one) => sum + one.completed, 0);
      for (const { under, rate } of found) if (under) assert.ok(rate!.value < completed / released);
      assert.ok(found.some(({ under }) => under === null));
    }),
  );
});
