import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
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

test('a small cell takes the smallest of its region and of its other variable with it, whatever the others hold', () => {
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
    'east employed': null,
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
  assert.deepEqual([found['north employed'], found['north agency']], ['protected', 'no-one']);
  assert.deepEqual([found['south employed'], found['south agency']], ['protected', 'protected']);
  assert.deepEqual([found['east employed'], found['east agency']], [null, null]);
});

const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }));
const crossed = fc.tuple(
  ...[...CODES[0], null].flatMap((region) =>
    [...CODES[1], null].map((job) => size.map((n) => countOf([region, job], n))),
  ),
);

test('whoever subtracts shown cells from any shown total of theirs is left with nobody, or with ten people or more', () => {
  fc.assert(
    fc.property(crossed, (everybody) => {
      const found = withheldCrossed(LEVELS, everybody, 10);
      const people = (holds: (codes: CrossedCount['codes']) => boolean): number =>
        everybody.filter(({ codes }) => holds(codes)).reduce((sum, { base }) => sum + base.n, 0);
      const isShown = (codes: CrossedCount['codes']): boolean => {
        const level = LEVELS.findIndex((one) => one.every((code, at) => code === codes[at]));
        return level >= 0 && found[level] === null;
      };
      const check = (holds: (codes: CrossedCount['codes']) => boolean, words: string): void => {
        const left = people((codes) => holds(codes) && !isShown(codes));
        const hasShown = LEVELS.some((codes) => holds(codes) && isShown(codes));
        assert.ok(!hasShown || left === 0 || left >= 10, `${words}: ${left} people are left`);
      };
      check(() => true, 'everybody');
      for (const at of [0, 1]) {
        const bases = CODES[at]!.map((code) => people((codes) => codes[at] === code));
        const alone = withheldLevels(
          bases,
          people((codes) => codes[at] === null),
        );
        CODES[at]!.forEach((code, index) => {
          if (alone[index] === null) check((codes) => codes[at] === code, code);
        });
        // Everybody less the shown levels of one variable leaves its hidden ones: none of their cells is shown.
        const isHidden = (codes: CrossedCount['codes']): boolean => {
          const level = [...CODES[at]!].indexOf(codes[at]! as never);
          return level < 0 || alone[level] !== null;
        };
        assert.ok(!LEVELS.some((codes) => isHidden(codes) && isShown(codes)));
      }
      LEVELS.forEach((codes, level) => {
        const n = people((other) => codes.every((code, at) => code === other[at]));
        assert.ok(found[level] !== null || n >= 10);
      });
    }),
  );
});
