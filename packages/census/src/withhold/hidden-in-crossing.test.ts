import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenInCrossing } from './hidden-in-crossing.ts';

const posts = (...rows: number[][]) => rows.map((row) => row.map((size) => 1000 * size));
const NONE = { categories: [false, false, false], levels: [false, false, false] };

test('where nobody is few, all is shown', () => {
  const found = hiddenInCrossing(posts([20, 30, 0, 0], [15, 12, 40, 0], [10, 10, 10, 0]), NONE);
  assert.deepEqual(found.flat(), Array(9).fill(false));
});

test('a small cell takes three others with it, so that neither its row nor its column tells it', () => {
  const found = hiddenInCrossing(posts([4, 30, 50, 0], [15, 12, 60, 0], [40, 50, 70, 0]), NONE);
  assert.deepEqual(found, [
    [true, true, false],
    [true, true, false],
    [false, false, false],
  ]);
});

test('of what is hidden everywhere no cell is shown, and its sums are enough to hide others with', () => {
  const hidden = { categories: [true, true, false], levels: [false, false, true] };
  const found = hiddenInCrossing(posts([4, 30, 3, 0], [15, 12, 9, 1], [40, 50, 20, 0]), hidden);
  assert.deepEqual(found, [
    [true, true, true],
    [true, true, true],
    [false, false, true],
  ]);
});
