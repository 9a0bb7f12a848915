import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { topsApart } from './blocks-apart.ts';

test('blocks that do not touch stand where they want to', () => {
  assert.deepEqual(
    topsApart(
      [
        { middle: 80, height: 20 },
        { middle: 20, height: 10 },
      ],
      0,
      100,
    ),
    [70, 15],
  );
});

test('blocks never cover one another, keep the order of their wishes and stay in the room', () => {
  const wish = fc.record({ middle: fc.integer({ min: -50, max: 350 }), height: fc.integer({ min: 5, max: 60 }) });
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 5 }), (wishes) => {
      const tops = topsApart(wishes, 0, 300);
      const placed = wishes
        .map(({ middle, height }, index) => ({ middle, from: tops[index]!, to: tops[index]! + height }))
        .sort((one, other) => one.from - other.from);
      assert.ok(placed[0]!.from >= 0 && placed.at(-1)!.to <= 300);
      placed.slice(1).forEach((block, index) => {
        assert.ok(placed[index]!.to <= block.from);
        assert.ok(placed[index]!.middle <= block.middle);
      });
    }),
  );
});

test('a room that is too small is a mistake of ours', () => {
  assert.throws(() => topsApart([{ middle: 5, height: 20 }], 0, 10), /topsApart/);
});
