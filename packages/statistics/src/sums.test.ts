import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { close, people, sumsOf } from './fixtures/people.ts';
import { addCounts, addSums, NO_COUNT, NO_SUMS, shareSums } from './sums.ts';

test('sums do not depend on how people are split into groups, nor on their order', () => {
  fc.assert(
    fc.property(people({ least: 0 }), fc.nat(40), (everyone, cut) => {
      const whole = sumsOf(everyone);
      const parts = addSums(sumsOf(everyone.slice(cut)), sumsOf(everyone.slice(0, cut)));
      for (const key of ['n', 'w', 'w2', 'wy', 'w2y', 'w2yy'] as const) close(parts[key], whole[key], 1e-10);
    }),
    { numRuns: 100 },
  );
});

test('nobody adds nothing', () => {
  const some = sumsOf([{ weight: 2, y: 3, inGroup: true }]);
  assert.deepEqual(addSums(some, NO_SUMS), some);
  assert.deepEqual(addCounts({ n: 1, w: 2, w2: 4 }, NO_COUNT), { n: 1, w: 2, w2: 4 });
});

test('the sums of a share are those of a value that is 1 for some and 0 for the others', () => {
  const everyone = [
    { weight: 2, y: 1, inGroup: true },
    { weight: 0.5, y: 0, inGroup: true },
    { weight: 1.5, y: 1, inGroup: true },
  ];
  assert.deepEqual(shareSums({ n: 3, w: 4, w2: 6.5 }, { n: 2, w: 3.5, w2: 6.25 }), sumsOf(everyone));
});
