import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyKind } from '../fixtures/every-kind.ts';
import { routingMap } from './routing-map.ts';

const { blocks } = routingMap(everyKind);
const element = (id: string) => blocks.flatMap((block) => block.elements).find((one) => one.id === id)!;

test('every block and element stands in the map, in order', () => {
  assert.deepEqual(
    blocks.map((block) => [block.id, block.elements.length]),
    [
      ['work', 3],
      ['leaving', 3],
      ['views', 2],
    ],
  );
});

test('a condition names the questions that it reads, and what is known from the sample', () => {
  assert.deepEqual(element('team').condition, { source: 'role = manager', reads: [{ id: 'role', isSample: false }] });
  assert.deepEqual(blocks[1]!.condition!.reads, [
    { id: 'hours', isSample: false },
    { id: 'region', isSample: true },
  ]);
  assert.equal(element('role').condition, null);
});

test('a main reason names the question that it chooses from, and texts stand without anybody’s answers', () => {
  assert.equal(element('main_reason').of, 'reasons');
  assert.equal(element('change').text, 'What should change for a colleague in …?');
});
