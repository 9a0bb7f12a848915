import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { peopleCounted, SMALLEST_BASE, withheldLevels } from './withhold.ts';

const bases = fc.array(fc.oneof(fc.nat(15), fc.nat(200)), { minLength: 1, maxLength: 8 });
const unstated = fc.oneof(fc.constant(0), fc.nat(15), fc.nat(100));

test('a level under ten people is withheld, and one of nobody says so', () => {
  assert.deepEqual(withheldLevels([9, 10, 0, 30, 4], 0), ['protected', null, 'no-one', null, 'protected']);
});

test('one small level takes the smallest shown one with it, or the total would give it away', () => {
  assert.deepEqual(withheldLevels([3, 50, 20, 30], 0), ['protected', null, 'protected', null]);
});

test('small levels that are ten together protect each other', () => {
  assert.deepEqual(withheldLevels([5, 5, 50], 0), ['protected', 'protected', null]);
});

test('a few who did not answer the break are protected like a small level', () => {
  assert.deepEqual(withheldLevels([40, 20], 3), [null, 'protected']);
  assert.deepEqual(withheldLevels([40, 20], 30), [null, null]);
  assert.deepEqual(withheldLevels([40, 2], 30), [null, 'protected']);
});

test('what is left when all that is shown is taken from the total is nobody, or ten people at least', () => {
  fc.assert(
    fc.property(bases, unstated, (people, apart) => {
      const total = people.reduce((sum, base) => sum + base, apart);
      fc.pre(total >= SMALLEST_BASE); // a smaller total is not shown, and nothing under it
      const reasons = withheldLevels(people, apart);
      const shown = people.filter((_, level) => reasons[level] === null);
      assert.ok(shown.every((base) => base >= SMALLEST_BASE));
      const left = total - shown.reduce((sum, base) => sum + base, 0);
      assert.ok(left === 0 || left >= SMALLEST_BASE, `${left} people are left`);
    }),
    { numRuns: 1000 },
  );
});

test('no withheld level can be worked out: another number of people would look just the same', () => {
  fc.assert(
    fc.property(bases, unstated, (people, apart) => {
      const total = people.reduce((sum, base) => sum + base, apart);
      fc.pre(total >= SMALLEST_BASE);
      const reasons = withheldLevels(people, apart);
      const hidden = people.map((base, level) => ({ base, level })).filter(({ level }) => reasons[level] !== null);
      for (const { base } of hidden.filter(({ level }) => reasons[level] === 'protected')) {
        // All that a reader has is the sum of the hidden: it would be the same with a person more here, less there.
        const elsewhere = apart + hidden.reduce((sum, other) => sum + other.base, 0) - base;
        assert.ok(elsewhere > 0, 'the only one hidden');
      }
    }),
    { numRuns: 500 },
  );
});

test('nothing is withheld without need', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: SMALLEST_BASE, max: 99 }), { minLength: 1 }), (people) => {
      assert.deepEqual(
        withheldLevels(people, 0),
        people.map(() => null),
      );
    }),
    { numRuns: 100 },
  );
});

test('a group that a few heavy weights dominate counts for no more than its effective base', () => {
  assert.equal(peopleCounted({ n: 0, w: 0, w2: 0 }), 0);
  assert.equal(peopleCounted({ n: 31, w: 31, w2: 31 }), 31);
  // Two people who weigh 60 beside 29 who weigh 1: 149²/7229 is 3.07.
  assert.equal(peopleCounted({ n: 31, w: 149, w2: 7229 }), 3);
  for (const w of [0.1, 0.3, 1 / 3, 0.7, 1.1]) assert.equal(peopleCounted({ n: 1, w, w2: w * w * (1 + 2 ** -52) }), 1);
});
