import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withheldPair, withheldPairBase } from './withhold-pair.ts';

test('a pair is withheld when either of its groups is under ten, whichever is asked for', () => {
  assert.equal(withheldPair(10, 10), null);
  assert.equal(withheldPair(9, 400), 'protected');
  assert.equal(withheldPair(400, 9), 'protected');
  assert.equal(withheldPair(0, 400), 'protected');
  assert.equal(withheldPair(0, 0), 'no-one');
});

test('the number of people in a pair is withheld when it is small, or when the pair around it is withheld', () => {
  assert.equal(withheldPairBase(10, null), null);
  assert.equal(withheldPairBase(9, null), 'protected');
  assert.equal(withheldPairBase(400, 'protected'), 'protected');
  assert.equal(withheldPairBase(0, 'protected'), 'no-one');
});
