import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Claim, giveaways } from './giveaways.ts';

const claim = (key: string, state: Claim['state'], ...weights: number[]): Claim => ({ key, weights, state });

test('of a total and its parts, what would give the secret part away is withheld, and what comes first stays', () => {
  const claims = [claim('few', 'secret', 0, 1), claim('all', 'shown', 1, 1), claim('many', 'shown', 1, 0)];
  assert.deepEqual([...giveaways(claims)], ['many']);
  const known = [claim('few', 'secret', 0, 1), claim('all', 'known', 1, 1), claim('many', 'shown', 1, 0)];
  assert.deepEqual([...giveaways(known)], ['many']);
});

test('a secret is kept across three sums of which no two tell it', () => {
  // a + b, b + c and a + c together tell each of the three.
  const sums = [claim('ab', 'shown', 1, 1, 0), claim('bc', 'shown', 0, 1, 1), claim('ac', 'shown', 1, 0, 1)];
  assert.deepEqual([...giveaways([claim('a', 'secret', 1, 0, 0), ...sums])], ['ac']);
});

test('what follows from what everybody knows cannot be kept, and hides nothing else', () => {
  const claims = [claim('few', 'secret', 1, 0), claim('it', 'known', 1, 0), claim('other', 'shown', 0, 1)];
  assert.deepEqual([...giveaways(claims)], []);
});

/** The rank of rows by fractions of whole numbers of any size: another way than the one that is tested. */
function rank(rows: readonly (readonly number[])[]): number {
  let left = rows.map((row) => row.map(BigInt));
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = left.find((row) => row[column] !== 0n);
    if (!pivot) continue;
    found += 1;
    left = left
      .filter((row) => row !== pivot)
      .map((row) => row.map((value, at) => value * pivot[column]! - pivot[at]! * row[column]!));
  }
  return found;
}

const weights = fc.array(fc.constantFrom(0, 0, 1), { minLength: 6, maxLength: 6 });

test('no secret is a sum or difference of what is left, and everything that is withheld would have told one', () => {
  fc.assert(
    fc.property(fc.array(weights, { maxLength: 4 }), fc.array(weights, { maxLength: 9 }), (secret, shown) => {
      const secrets = secret.filter((row) => row.includes(1));
      const hidden = giveaways([
        ...secrets.map((row, at) => claim(`secret ${at}`, 'secret', ...row)),
        ...shown.map((row, at) => claim(`${at}`, 'shown', ...row)),
      ]);
      const tells = (rows: readonly number[][]) => secrets.some((row) => rank([...rows, row]) === rank(rows));
      const left = shown.filter((_, at) => !hidden.has(`${at}`));
      assert.ok(!tells(left));
      for (const at of hidden) assert.ok(tells([...left, shown[Number(at)]!]));
    }),
  );
});
