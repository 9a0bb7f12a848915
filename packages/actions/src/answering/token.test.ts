import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { drawPseudonym } from './pseudonym.ts';
import { drawToken, tokenHash } from './token.ts';

test('a token carries all of the 128 bits that were drawn, in letters that are safe in an address', () => {
  const bytes = randomBytes(16);
  const token = drawToken(() => bytes);
  assert.match(token, /^[\w-]{22}$/);
  assert.deepEqual(Buffer.from(token, 'base64url'), bytes);
});

test('what is stored of a token is its SHA-256', () => {
  const token = drawToken(randomBytes);
  assert.deepEqual(tokenHash(token), createHash('sha256').update(token).digest());
});

test('what cannot be a token has no hash', () => {
  for (const text of ['', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}%`, `${'A'.repeat(21)}\n`]) {
    assert.equal(tokenHash(text), null, JSON.stringify(text));
  }
});

test('a pseudonym is a version 4 UUID', () => {
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  for (let drawn = 0; drawn < 20; drawn += 1) assert.match(drawPseudonym(randomBytes), pattern);
  assert.equal(
    drawPseudonym(() => new Uint8Array(16)),
    '00000000-0000-4000-8000-000000000000',
  );
});
