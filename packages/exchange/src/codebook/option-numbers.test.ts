import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingBelow } from '@earshot/dataset';
import fc from 'fast-check';
import { missingAbove } from './option-numbers.ts';

test('the numbers of missing answers are those of British surveys where no answer has them', () => {
  assert.deepEqual(
    missingBelow((number) => number >= 0),
    { dont_know: -8, refused: -9, not_asked: -1, not_reached: -2 },
  );
  assert.deepEqual(
    missingBelow((number) => number >= -5),
    {
      dont_know: -98,
      refused: -99,
      not_asked: -91,
      not_reached: -92,
    },
  );
});

test('no answer ever has the number of a missing one', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 0 }), fc.nat(100_000), (least, most) => {
      const below = Object.values(missingBelow((number) => number >= least && number <= most));
      const above = Object.values(missingAbove(most));
      for (const number of [...below, ...above]) assert.ok(number < least || number > most);
      assert.equal(new Set([...below, ...above]).size, 6);
    }),
  );
});
