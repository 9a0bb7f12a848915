import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyKind } from '../fixtures/every-kind.ts';
import { routingMap } from './routing-map.ts';

const { blocks } = routingMap(everyKind);
const item = (id: string) => blocks.flatMap((block) => block.items).find((one) => one.id === id)!;

test('every block and item stands in the map, in order', () => {
  assert.deepEqual(
    blocks.map((block) => [block.id, block.items.length]),
    [
      ['work', 3],
      ['leaving', 3],
      ['views', 2],
    ],
  );
});

test('a condition names the questions that it reads, and what is known from the sample', () => {
  assert.deepEqual(item('team').condition, { source: 'role = manager', reads: [{ id: 'role', isSample: false }] });
  assert.deepEqual(blocks[1]!.condition!.reads, [
    { id: 'hours', isSample: false },
    { id: 'region', isSample: true },
  ]);
  assert.equal(item('role').condition, null);
});

test('a main reason names the question that it chooses from, and texts stand without anybody’s answers', () => {
  assert.equal(item('main_reason').of, 'reasons');
  assert.equal(item('change').text, 'What should change for a colleague in …?');
});
