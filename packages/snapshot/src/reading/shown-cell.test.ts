import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownCell, shownPersonalColumn } from './shown-cell.ts';

test('a code and a number stand as they are, anything else by its shape', () => {
  assert.equal(shownCell('court'), 'court');
  assert.equal(shownCell('-1.5'), '-1.5');
  assert.equal(shownCell('Jane O’Neill'), 'AAAA A’AAAAA');
});

test('what would steer a terminal or turn a line round is shown as a sign of its own', () => {
  assert.equal(shownCell('\u009b31m\u202ecourt\n'), '�99A�AAAAA�');
});

test('a column for names is called by its name; an address of the first row of a file without a header is not repeated', () => {
  assert.equal(shownPersonalColumn('first name'), 'first name');
  assert.equal(shownPersonalColumn('jane.smith@example.org'), 'AAAA.AAAAA@AAAAAAA.AAA');
  assert.equal(shownPersonalColumn('12 address road'), '99 AAAAAAA AAAA');
});
