import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { howManyStart } from './how-many-start.ts';

const times = (count: number, chance: number): number[] => new Array<number>(count).fill(chance);

// R: qbinom(c(.1, .9), n, p); for unlike chances the distribution by Fourier transform, Re(fft(f)) / (n + 1).
for (const [chances, expected, lower, upper] of [
  [times(12, 0.9), 10.8, 9, 12],
  [[...times(20, 0.9), ...times(20, 0.6), 0.8], 30.8, 27, 34],
  [times(40, 0.5), 20, 16, 24],
  [times(3, 0.95), 2.85, 2, 3],
] as const) {
  test(`of ${chances.length} offers with ${expected} expected, ${lower} to ${upper} start in eight of ten cases, as in R`, () => {
    const range = howManyStart(chances);
    assert.ok(Math.abs(range.expected - expected) < 1e-9);
    assert.deepEqual([range.lower, range.upper], [lower, upper]);
  });
}

test('certain offers all start, hopeless ones do not, and no offers are none', () => {
  assert.deepEqual(howManyStart([1, 1, 0]), { expected: 2, lower: 2, upper: 2 });
  assert.deepEqual(howManyStart([]), { expected: 0, lower: 0, upper: 0 });
  assert.throws(() => howManyStart([1.1]), /howManyStart/);
  assert.throws(() => howManyStart([Number.NaN]), /howManyStart/);
});

test('the range never ends before it begins, nor outside of what is possible', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (chances) => {
      const { expected, lower, upper } = howManyStart(chances);
      assert.ok(0 <= lower && lower <= upper && upper <= chances.length);
      assert.ok(Math.floor(expected) - 10 <= upper && lower <= Math.ceil(expected) + 10);
    }),
  );
});
