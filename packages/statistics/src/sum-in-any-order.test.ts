import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sumInAnyOrder } from './sum-in-any-order.ts';

const sumOf = (...values: number[]) => sumInAnyOrder(Float64Array.from(values));
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e150, max: 1e150 });
/** Numbers of like size, whose sums often lie half way between two floating-point numbers. */
const likeNumbers = fc.integer({ min: -(2 ** 52), max: 2 ** 52 }).map((whole) => whole / 2 ** 40);
const some = fc.array(fc.oneof(likeNumbers, anyNumber, fc.constant(1e-32)), { maxLength: 60, size: 'max' });

test('the same values come to the same sum to the last bit, in whatever order they stand', () => {
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (values, keys) => {
      const shuffled = values
        .map((value) => ({ value, key: keys.next().value as number }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ value }) => value);
      const sum = sumOf(...values);
      assert.equal(sumOf(...shuffled), sum);
      assert.equal(sumOf(...values.toReversed()), sum);
    }),
    { numRuns: 2000 },
  );
});

test('a sum half way between two numbers goes to the same one, whether tiny parts come first or last', () => {
  // Squares of a variance that came to 4.34174050763919 or …639189 in compensated sums, by the order of the units.
  const parts = [-1.7284157986111108, 0, 0, 0.7589409722222229, 0, 0, -0.23258680555555525, 0, 0.6306553819444443];
  const squares = [...parts, 0.57140625].map((part) => (part - 1.0824674490095276e-16) ** 2);
  for (let turn = 0; turn < squares.length; turn += 1) {
    const turned = [...squares.slice(turn), ...squares.slice(0, turn)];
    assert.equal(sumOf(...turned), sumOf(...squares));
    assert.equal(sumOf(...turned.toReversed()), sumOf(...squares));
  }
});

test('sums of whole numbers, counted exactly, are rounded once', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 200, size: 'max' }), (values) => {
      assert.equal(
        sumOf(...values),
        Number(values.reduce((sum, value) => sum + BigInt(value), 0n)) + 0, // +0 of −0
      );
    }),
  );
});

test('large values that cancel leave the small ones', () => {
  assert.equal(sumOf(1e16, 1, -1e16, 1e-3), 1.001);
  assert.equal(sumOf(...Array.from({ length: 1000 }, (_, at) => (at % 2 ? 1e10 : -1e10)), 0.1), 0.1);
});

test('nothing, noughts, one and two values, and a stretch of values', () => {
  assert.equal(sumOf(), 0);
  assert.equal(sumOf(0, 0, 0), 0);
  assert.equal(sumOf(0.1), 0.1);
  assert.equal(sumOf(0.1, 0.2), 0.1 + 0.2);
  assert.equal(sumInAnyOrder(Float64Array.of(5, 1, 2, 3, 7), 1, 4), 6);
});

test('what is no number, or too large for one, is not hidden', () => {
  assert.equal(sumOf(1, Number.NaN, 2), Number.NaN);
  assert.equal(sumOf(1, 2, Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
  assert.equal(sumOf(1e308, 1e308, -1e308), Number.POSITIVE_INFINITY);
});
