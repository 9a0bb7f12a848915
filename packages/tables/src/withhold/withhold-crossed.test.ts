import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTable, type Seen, toldToBeFew } from '../fixtures/reader-of-counts.ts';
import { withheldLevels } from './withhold.ts';
import { type CrossedCount, withheldCrossed } from './withhold-crossed.ts';

const CODES = [
  ['north', 'south', 'east'],
  ['agency', 'employed'],
] as const;
const LEVELS = CODES[0].flatMap((region) => CODES[1].map((job) => [region, job]));

const countOf = (codes: CrossedCount['codes'], n: number): CrossedCount => ({ codes, base: { n, w: n, w2: n } });

function reasons(...counts: readonly (readonly [string | null, string | null, number])[]) {
  const everybody = counts.map(([region, job, n]) => countOf([region, job], n));
  return Object.fromEntries(
    withheldCrossed(LEVELS, everybody, 10).map((reason, index) => [LEVELS[index]!.join(' '), reason]),
  );
}

test('a small cell takes the smallest cells with it that leave no row and no column with one of them alone', () => {
  const found = reasons(
    ['north', 'agency', 4],
    ['north', 'employed', 90],
    ['south', 'agency', 40],
    ['south', 'employed', 60],
    ['east', 'agency', 30],
    ['east', 'employed', 70],
  );
  assert.deepEqual(found, {
    'north agency': 'protected',
    'north employed': 'protected',
    'south agency': null,
    'south employed': null,
    'east agency': 'protected',
    'east employed': 'protected',
  });
});

test('a region that would be withheld alone shows none of its cells', () => {
  const found = reasons(
    ['north', 'employed', 8],
    ['south', 'agency', 12],
    ['south', 'employed', 12],
    ['east', 'agency', 30],
    ['east', 'employed', 70],
  );
  assert.deepEqual([found['north employed'], found['north agency']], ['protected', 'protected']);
  assert.deepEqual([found['south employed'], found['south agency']], ['protected', 'protected']);
  assert.deepEqual([found['east employed'], found['east agency']], [null, null]);
});

const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }));
const crossed = fc.tuple(
  ...[...CODES[0], null].flatMap((region) =>
    [...CODES[1], null].map((job) => size.map((n) => countOf([region, job], n))),
  ),
);

/** How many people there are of whom something is true. */
const among = (everybody: readonly CrossedCount[], holds: (codes: CrossedCount['codes']) => boolean): number =>
  everybody.filter(({ codes }) => holds(codes)).reduce((sum, { base }) => sum + base.n, 0);

/** The levels of one variable, and those who did not answer it, in a table that has it as a break of its own. */
function seenAlone(everybody: readonly CrossedCount[], at: 0 | 1): Seen[] {
  const people = [...CODES[at], null].map((code) => among(everybody, (codes) => codes[at] === code));
  const reasons = withheldLevels(people.slice(0, -1), people.at(-1)!);
  return people.map((each, level) => ({
    people: each,
    isShown: (reasons[level] ?? 'no-one') !== 'protected' && level < reasons.length,
  }));
}

test('who knows every region and every status alone cannot tell that a withheld cell of theirs is fewer than ten people', () => {
  fc.assert(
    fc.property(crossed, (everybody) => {
      fc.pre(among(everybody, () => true) >= 10);
      const found = withheldCrossed(LEVELS, everybody, 10);
      const cells = [...CODES[0], null].map((region) =>
        [...CODES[1], null].map((job): Seen => {
          const level = LEVELS.findIndex((one) => one[0] === region && one[1] === job);
          const people = among(everybody, (codes) => codes[0] === region && codes[1] === job);
          assert.ok(level < 0 || found[level] !== null || people >= 10);
          return { people, isShown: level >= 0 && found[level] !== 'protected' };
        }),
      );
      const told = readTable({ cells, rows: seenAlone(everybody, 0), columns: seenAlone(everybody, 1) });
      assert.deepEqual(toldToBeFew(told), []);
    }),
    { numRuns: 100 },
  );
});

test('nothing is shown of a region that would be withheld alone', () => {
  fc.assert(
    fc.property(crossed, (everybody) => {
      const found = withheldCrossed(LEVELS, everybody, 10);
      seenAlone(everybody, 0).forEach(({ isShown }, region) => {
        const own = found.filter((_, level) => LEVELS[level]![0] === CODES[0][region]);
        assert.ok(isShown || !own.includes(null));
      });
    }),
  );
});

test('three crossed variables are shown where every combination holds nobody or ten people, and else not at all', () => {
  const three = LEVELS.flatMap((codes) => ['new', 'old'].map((age) => [...codes, age]));
  const all = three.map((codes, level) => countOf(codes, level % 3 === 0 ? 0 : 10 + level));
  assert.deepEqual(
    withheldCrossed(three, all),
    all.map(({ base }) => (base.n === 0 ? 'no-one' : null)),
  );
  const some = [...all, countOf(['north', null, 'old'], 3)];
  assert.ok(withheldCrossed(three, some).every((reason) => reason === 'protected'));
});
