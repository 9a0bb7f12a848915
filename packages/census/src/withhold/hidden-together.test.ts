import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenTogether } from './hidden-together.ts';

/** Sizes in posts, as one table or another counts the same groups. */
const counts = (...tables: (readonly [sizes: number[], rest?: number])[]) =>
  tables.map(([sizes, rest = 0]) => ({ sizes: sizes.map((posts) => 1000 * posts), rest: 1000 * rest }));

test('a small group takes the next smallest with it, until both are ten; nobody is neither', () => {
  assert.deepEqual(hiddenTogether(counts([[3, 40, 12, 0, 20]])), [true, false, true, false, false]);
  assert.deepEqual(hiddenTogether(counts([[30, 40, 0]])), [false, false, false]);
  assert.deepEqual(hiddenTogether(counts([[6, 7, 40]])), [true, true, false]);
});

test('a group that is small in one table is hidden in all, with what each of them needs', () => {
  assert.deepEqual(hiddenTogether(counts([[12, 20, 40]], [[9, 20, 40]])), [true, true, false]);
  // Hidden together they are enough by the first count, and too few by the second.
  assert.deepEqual(hiddenTogether(counts([[8, 8, 30, 40]], [[4, 4, 30, 39]])), [true, true, true, false]);
});

test('where somebody is in no group, ten others are hidden with them; where all are under ten, so is everything', () => {
  assert.deepEqual(hiddenTogether(counts([[15, 30, 40]], [[15, 30, 40], 2])), [true, false, false]);
  assert.deepEqual(hiddenTogether(counts([[4, 5, 0]])), [true, true, true]);
  assert.deepEqual(hiddenTogether(counts([[0, 0]])), [true, true]);
});
