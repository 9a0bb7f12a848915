import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { movedBetween } from './moved.ts';

const moved = (earlier: string, later: string): string => [...movedBetween([...earlier], [...later])].sort().join('');

test('what stands in the same order has not moved, whatever is new or gone between it', () => {
  assert.equal(moved('abc', 'abc'), '');
  assert.equal(moved('abc', 'xaybzc'), '');
  assert.equal(moved('axbyc', 'abc'), '');
});

test('one member at another place has moved, and the others have not', () => {
  assert.equal(moved('abcd', 'dabc'), 'd');
  assert.equal(moved('abcd', 'bcda'), 'a');
});

const orders = fc
  .uniqueArray(fc.constantFrom(...'abcdefgh'))
  .chain((members) => fc.tuple(fc.constant(members), fc.shuffledSubarray(members)));

test('without those that have moved, both orders are the same; and it is the same whichever comes first', () => {
  fc.assert(
    fc.property(orders, ([earlier, later]) => {
      const gone = movedBetween(earlier, later);
      const stayed = (order: readonly string[]): string[] =>
        order.filter((one) => later.includes(one) && !gone.has(one));
      assert.deepEqual(stayed(earlier), stayed(later));
      assert.deepEqual([...movedBetween(later, earlier)].sort(), [...gone].sort());
    }),
  );
});

test('as few as can be have moved', () => {
  const inOrder = (order: readonly string[], kept: readonly string[]): boolean =>
    order.filter((one) => kept.includes(one)).join() === kept.join();
  fc.assert(
    fc.property(fc.shuffledSubarray([...'abcde'], { minLength: 5 }), (later) => {
      const subsets = Array.from({ length: 32 }, (_, bits) => [...'abcde'].filter((_one, at) => (bits >> at) & 1));
      const most = Math.max(...subsets.filter((kept) => inOrder(later, kept)).map((kept) => kept.length));
      assert.equal(movedBetween([...'abcde'], later).size, 5 - most);
    }),
  );
});
