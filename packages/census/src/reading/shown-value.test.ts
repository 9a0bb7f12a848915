import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapeOf, shownValue } from './shown-value.ts';

test('what would steer a terminal or turn a line round is shown as a sign of its own', () => {
  assert.equal(shownValue('\u009b31m\u202e4\n5', true), '�31m�4�5');
  assert.equal(shapeOf('\u001b[2JAB12'), '�[9AAA99');
});

test('a long value is cut off, and no half of a letter is left at its end', () => {
  assert.equal(shownValue(`${'a'.repeat(39)}😀b`, true), `${'a'.repeat(39)}�…`);
});
