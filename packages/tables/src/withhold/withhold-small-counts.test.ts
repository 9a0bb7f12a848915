import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SMALLEST_BASE } from './withhold.ts';
import { withholdSmallCounts } from './withhold-small-counts.ts';

test('counts of ten and more are shown', () => {
  assert.deepEqual(withholdSmallCounts([10, 25, 400]), [10, 25, 400]);
  assert.deepEqual(withholdSmallCounts([]), []);
});

test('a small count is withheld together with the next smallest, so that it cannot be worked out', () => {
  assert.deepEqual(withholdSmallCounts([4, 25, 400]), [null, null, 400]);
});

test('small counts that are small even together take a larger one with them', () => {
  assert.deepEqual(withholdSmallCounts([1, 2, 25, 400]), [null, null, null, 400]);
  assert.deepEqual(withholdSmallCounts([9, 9, 25]), [null, null, 25]);
});

test('whatever the counts, no small one is shown and none can be worked out from the total', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 2, maxLength: 8 }), (counts) => {
      const shown = withholdSmallCounts(counts);
      const hidden = counts.filter((_, index) => shown[index] === null);
      assert.ok(shown.every((count, index) => count === null || (count === counts[index] && count >= SMALLEST_BASE)));
      assert.notEqual(hidden.length, 1);
      const total = hidden.reduce((sum, count) => sum + count, 0);
      assert.ok(hidden.length === 0 || total >= SMALLEST_BASE || hidden.length === counts.length);
    }),
  );
});
