import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weakness } from './weak-password.ts';

const person = { name: 'Amara Okafor', email: 'a.okafor@leeds.example' };

test('a password of fewer than twelve characters is refused, however mixed, and nothing is asked of its kinds', () => {
  assert.match(weakness('xK9$vq2!Lm7', person)!, /12 characters or more/);
  assert.equal(weakness('tractor lemon bridge', person), null);
  assert.equal(weakness('牛乳と自転車と青い山の歌を聞く', person), null);
});

test('what guessers try first is refused, also with digits and signs around it', () => {
  const tried = [
    'password1234',
    'Password2026!',
    'qwerty123456',
    'Welcome12345!!',
    'aaaaaaaaaaaaaa',
    'abcdefghijklmnop',
    '121212121212',
    'Summer2026!!!',
    'letmeinletmein',
    'amaraokafor1',
    'okafor@leeds99',
    'EarshotStudy1',
  ];
  for (const password of tried) assert.match(weakness(password, person) ?? 'taken', /harder to guess/, password);
});

test('a long password is read to its end, and one that would only make work is refused', () => {
  assert.equal(weakness('tractor lemon bridge '.repeat(9), person), null);
  assert.match(weakness('tractor lemon bridge '.repeat(10), person)!, /200 characters or fewer/);
});

test('fifteen random letters and digits are taken, whoever chooses them', () => {
  const character = fc.constantFrom(...'bcdfghjklmnpqrstvwxz3579');
  fc.assert(
    fc.property(fc.uniqueArray(character, { minLength: 15, maxLength: 20 }), (characters) => {
      // Two neighbours of the alphabet count as one: sorted this way there are none.
      const spread = [...characters].sort((a, b) => (a.charCodeAt(0) % 5) - (b.charCodeAt(0) % 5));
      assert.equal(weakness(spread.join(''), person), null, spread.join(''));
    }),
  );
});
