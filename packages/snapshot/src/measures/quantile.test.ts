import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownQuantile } from './quantile.ts';

const CASES = [
  3, 4, 4, 7, 8, 9, 10, 11, 11, 12, 12, 13, 14, 14, 15, 15, 16, 17, 17, 18, 18, 19, 20, 20, 21, 22, 22, 23, 24, 25, 25,
  26, 27, 28, 30, 31, 31, 33, 35, 41, 42,
];

test('quantiles are those of R, quantile(x, c(.25, .5, .75)), where ten people are on either side', () => {
  assert.deepEqual(
    [0.25, 0.5, 0.75].map((share) => shownQuantile(CASES, share)),
    [12, 18, 25],
  );
});

test('a quantile that is about a few is not shown', () => {
  assert.equal(shownQuantile(CASES, 0.9), null);
  assert.equal(shownQuantile(CASES.slice(0, 19), 0.5), null);
  assert.equal(shownQuantile(CASES.slice(0, 20), 0.5), 12);
  assert.equal(shownQuantile([], 0.5), null);
});
