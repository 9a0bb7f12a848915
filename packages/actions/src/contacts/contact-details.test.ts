import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { emailIndex, phoneIndex } from './contact-details.ts';
import { keysFrom } from './keys.ts';
import { personalToken } from './personal-token.ts';
import { seal, unseal } from './seal.ts';

const keys = keysFrom(randomBytes(32));
const owner = randomUUID();
const sealed = seal({ name: 'Ama Mensah' }, { key: keys.contacts, owner, randomBytes });

test('what is sealed opens with the same key for the same owner', () => {
  assert.deepEqual(unseal(sealed, { key: keys.contacts, owner }), { name: 'Ama Mensah' });
  assert.equal(Buffer.from(sealed).includes('Ama'), false);
});

test('it opens for nobody else: not with another key, not in another row, not when a byte has changed', () => {
  const changed = Uint8Array.from(sealed);
  changed[changed.length - 1]! ^= 1;
  assert.throws(() => unseal(sealed, { key: keysFrom(randomBytes(32)).contacts, owner }));
  assert.throws(() => unseal(sealed, { key: keys.contacts, owner: randomUUID() }));
  assert.throws(() => unseal(changed, { key: keys.contacts, owner }));
});

test('the same value sealed twice looks different', () => {
  const again = seal({ name: 'Ama Mensah' }, { key: keys.contacts, owner, randomBytes });
  assert.notDeepEqual(again, sealed);
});

test('an address has one index however it is cased, and a number however it is spaced or prefixed', () => {
  assert.deepEqual(emailIndex(keys, ' Ama@Example.org '), emailIndex(keys, 'ama@example.org'));
  const index = phoneIndex(keys, '0117 496 0123');
  for (const written of ['+44 117 496 0123', '+44 (0)117 4960123', '0044 1174960123']) {
    assert.deepEqual(phoneIndex(keys, written), index, written);
  }
  assert.notDeepEqual(phoneIndex(keys, '0117 496 0124'), index);
  assert.notDeepEqual(emailIndex(keysFrom(randomBytes(32)), 'ama@example.org'), emailIndex(keys, 'ama@example.org'));
});

test('a personal token is the same each time, and another for another person, number or key', () => {
  const token = personalToken(keys, owner, 1);
  assert.match(token, /^[A-Za-z0-9_-]{22}$/);
  assert.equal(personalToken(keys, owner, 1), token);
  const others = [personalToken(keys, owner, 2), personalToken(keys, randomUUID(), 1)];
  others.push(personalToken(keysFrom(randomBytes(32)), owner, 1));
  assert.equal(new Set([token, ...others]).size, 4);
});

test('a secret that is too short is no secret', () => {
  assert.throws(() => keysFrom(randomBytes(31)), /needs 32/);
});
