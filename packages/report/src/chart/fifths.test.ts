import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fifthOf, fifthsOf } from './fifths.ts';

const ends = (values: readonly number[]) => fifthsOf(values).map((fifth) => fifth && [fifth.from, fifth.to]);

test('ten different numbers are two in each band', () => {
  assert.deepEqual(ends([10, 1, 9, 2, 8, 3, 7, 4, 6, 5]), [
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
    [9, 10],
  ]);
});

test('equal numbers are in one band, neither lowest nor highest where all are the same; bands without are empty', () => {
  assert.deepEqual(ends([0, 0, 0, 0, 0]), [null, null, [0, 0], null, null]);
  assert.deepEqual(ends([5]), [null, null, [5, 5], null, null]);
  assert.deepEqual(ends([1, 2, 3, 4, 100, 100, 100, 100, 100, 100]), [[1, 2], [3, 4], null, [100, 100], null]);
  assert.equal(fifthsOf([1, 2, 3, 4, 100, 100, 100, 100, 100, 100])[3]!.count, 6);
  assert.deepEqual(ends([]), [null, null, null, null, null]);
});

test('every number is in exactly one band, larger ones in no lower band, and no band of different numbers is too large', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 160 }), (values) => {
      const fifths = fifthsOf(values);
      const bands = values.toSorted((a, b) => a - b).map((value) => fifthOf(value, fifths));
      assert.deepEqual(bands, bands.toSorted());
      for (let band = 0; band < 5; band += 1) {
        const within = bands.filter((one) => one === band).length;
        assert.ok(within <= Math.ceil(values.length / 5));
        assert.equal(within, fifths[band]?.count ?? 0);
      }
    }),
  );
});

test('equal numbers never part, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 60 }), (values) => {
      const fifths = fifthsOf(values);
      assert.equal(
        fifths.reduce((sum, fifth) => sum + (fifth?.count ?? 0), 0),
        values.length,
      );
      const held = fifths.filter((fifth) => fifth !== null);
      held.slice(1).forEach(({ from }, at) => {
        assert.ok(from > held[at]!.to);
      });
    }),
  );
});

test('a number that the bands were not made of is a mistake of ours', () => {
  assert.throws(() => fifthOf(3, fifthsOf([1, 2])), /fifthOf: 3/);
});
