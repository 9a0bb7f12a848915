import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { type Walk, Walks } from './walks.ts';

const WALK: Walk = { study: 's', mode: 'web', language: 'en', sample: {}, answers: {}, led: null };
const HOUR = 3_600_000;

test('a walk is remembered as it was last kept, under an address that cannot be guessed', () => {
  const walks = new Walks(() => new Date(), randomBytes);
  const id = walks.begin(WALK);
  assert.match(id, /^[\w-]{16}$/);
  walks.keep(id, { ...WALK, mode: 'telephone' });
  assert.equal(walks.find(id)?.mode, 'telephone');
  assert.equal(walks.find('other'), null);
});

test('a walk that is left alone for two hours is forgotten, and one that goes on is not', () => {
  let now = 0;
  const walks = new Walks(() => new Date(now), randomBytes);
  const [left, goesOn] = [walks.begin(WALK), walks.begin(WALK)];
  now = 1.5 * HOUR;
  assert.ok(walks.find(goesOn));
  now = 2.5 * HOUR;
  assert.equal(walks.find(left), null);
  assert.ok(walks.find(goesOn));
});

test('of too many walks the one that was left alone longest goes', () => {
  const walks = new Walks(() => new Date(0), randomBytes);
  const first = walks.begin(WALK);
  const second = walks.begin(WALK);
  walks.find(first);
  for (let count = 0; count < 499; count += 1) walks.begin(WALK);
  assert.equal(walks.find(second), null);
  assert.ok(walks.find(first));
});
