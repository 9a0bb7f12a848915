import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { optionKeys } from './option-keys.ts';

test('nine options have digits, those after them letters, and long lists numbers of one width', () => {
  assert.deepEqual(optionKeys(3), ['1', '2', '3']);
  assert.deepEqual(optionKeys(12).slice(8), ['9', 'a', 'b', 'c']);
  assert.equal(optionKeys(35).at(-1), 'z');
  assert.deepEqual([optionKeys(36)[0], optionKeys(36).at(-1)], ['01', '36']);
  assert.deepEqual([optionKeys(150)[9], optionKeys(150).at(-1)], ['010', '150']);
});

test('of any number of options each has a key of its own, and no key begins another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
      const keys = optionKeys(count);
      assert.equal(new Set(keys).size, count);
      assert.ok(keys.length === 0 || keys.every((key) => key.length === keys[0]!.length));
    }),
  );
});
