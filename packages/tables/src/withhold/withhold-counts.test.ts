import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTable, toldToBeFew } from '../fixtures/reader-of-counts.ts';
import { withheldLevels } from './withhold.ts';
import { withheldCounts } from './withhold-counts.ts';

test('a category of fewer than ten people is withheld in the total and in every level', () => {
  const { totals, cells } = withheldCounts({
    counts: [
      [100, 90],
      [60, 50],
      [4, 3],
    ],
    unstated: [0, 0, 0],
  });
  assert.equal(totals[2], 'protected');
  assert.deepEqual(cells[2], ['protected', 'protected']);
});

test('a small level cannot be worked out from the category’s total and its other level', () => {
  const { totals, cells } = withheldCounts({
    counts: [
      [100, 90],
      [60, 50],
      [20, 5],
    ],
    unstated: [0, 0, 0],
  });
  assert.equal(totals[2], null);
  assert.deepEqual(cells[2], ['protected', 'protected']);
});

test('a category of nobody may be shown', () => {
  const { totals } = withheldCounts({
    counts: [
      [100, 90],
      [0, 0],
    ],
    unstated: [0, 0],
  });
  assert.deepEqual(totals, [null, null]);
});

const profiles = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([categories, levels]) =>
    fc.record({
      counts: fc.array(fc.array(fc.nat(40), { minLength: levels, maxLength: levels }), {
        minLength: categories,
        maxLength: categories,
      }),
      unstated: fc.array(fc.nat(12), { minLength: categories, maxLength: categories }),
    }),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** A column or a row of which the sum is shown: who are left when its shown cells are taken from it. */
function hiddenIn(counts: readonly number[], reasons: readonly unknown[], outside: number): number | null {
  const whole = sum(counts) + outside;
  // Under ten in all, the sum itself is withheld.
  return whole < 10 ? null : outside + sum(counts.filter((_, at) => reasons[at] !== null));
}

test('whoever takes what is shown from a sum that is shown is left with nobody, or with ten people or more', () => {
  fc.assert(
    fc.property(profiles, ({ counts, unstated }) => {
      const { totals, cells } = withheldCounts({ counts, unstated });
      const whole = counts.map((row, category) => sum(row) + unstated[category]!);
      const columns = counts[0]!.map((_, level) => {
        const column = counts.map((row) => row[level]!);
        return hiddenIn(
          column,
          cells.map((row) => row[level]),
          0,
        );
      });
      const rows = counts.map((row, category) =>
        totals[category] === null ? hiddenIn(row, cells[category]!, unstated[category]!) : null,
      );
      for (const hidden of [hiddenIn(whole, totals, 0), ...columns, ...rows]) {
        assert.ok(hidden === null || hidden === 0 || hidden >= 10, `${hidden} people are left`);
      }
    }),
  );
});

test('no kind of fewer than ten people can be worked out, or be told to be few, from all that is shown of a break', () => {
  fc.assert(
    fc.property(profiles, ({ counts, unstated }) => {
      fc.pre(sum(counts.flat()) + sum(unstated) >= 10);
      const { totals, cells } = withheldCounts({ counts, unstated });
      const bases = counts[0]!.map((_, level) => sum(counts.map((row) => row[level]!)));
      const levels = withheldLevels(bases, sum(unstated)).map((reason) => reason !== 'protected');
      const unseen = (people: number) => ({ people, isShown: false });
      const hidden = readTable({
        cells: counts.map((row, category) => [
          ...row.map((people, level) => ({ people, isShown: levels[level]! && cells[category]![level] === null })),
          unseen(unstated[category]!),
        ]),
        rows: counts.map((row, category) => {
          return { people: sum(row) + unstated[category]!, isShown: totals[category] === null };
        }),
        columns: [...bases.map((people, level) => ({ people, isShown: levels[level]! })), unseen(sum(unstated))],
      });
      assert.deepEqual(toldToBeFew(hidden), []);
    }),
    { numRuns: 300 },
  );
});
