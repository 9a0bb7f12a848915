import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTable, toldToBeFew } from '../fixtures/reader-of-counts.ts';
import { type WithheldMatrix, withheldMatrix } from './withhold-matrix.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

test('few people are withheld, and nobody is not', () => {
  const { cells, rows, columns } = withheldMatrix([
    [40, 0],
    [20, 30],
  ]);
  assert.deepEqual([cells.flat(), rows, columns].flat(), Array(8).fill(null));
});

test('a cell that alone is withheld could be worked out from the total of its row, so another goes with it', () => {
  // The 15 protect the 3 and the 2 in their column; alone in their row, 31 − 16 would tell them.
  const { cells } = withheldMatrix([
    [15, 16],
    [3, 20],
    [2, 30],
  ]);
  assert.ok(cells.every((row) => row.every((reason) => reason === 'protected')));
});

const matrices = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) => {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 60 }));
  const row = fc.array(count, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
});

/** What a reader knows of a matrix of which so much is withheld. */
function read(counts: readonly (readonly number[])[], { cells, rows, columns }: WithheldMatrix) {
  const see = (people: number, reason: unknown) => ({ people, isShown: reason === null });
  return readTable({
    cells: counts.map((row, at) => row.map((people, column) => see(people, cells[at]![column]))),
    rows: counts.map((row, at) => see(sum(row), rows[at])),
    columns: counts[0]!.map((_, at) => see(sum(counts.map((row) => row[at]!)), columns[at])),
  });
}

test('whatever is shown, nobody can tell that something withheld is fewer than ten people', () => {
  fc.assert(
    fc.property(matrices, (counts) => {
      fc.pre(sum(counts.flat()) >= 10);
      const withheld = withheldMatrix(counts);
      assert.deepEqual(toldToBeFew(read(counts, withheld)), []);
      counts.forEach((row, at) => {
        row.forEach((people, column) => {
          assert.ok(withheld.cells[at]![column] !== null || people === 0 || people >= 10);
        });
      });
    }),
  );
});

test('a matrix under totals that are shown by themselves takes from them which are withheld', () => {
  fc.assert(
    fc.property(matrices, (counts) => {
      fc.pre(sum(counts.flat()) >= 10);
      const totals = counts[0]!.map((_, at) => sum(counts.map((row) => row[at]!)));
      const [all] = withheldMatrix([totals]).cells;
      const withheld = withheldMatrix(counts, all);
      assert.deepEqual(withheld.columns, all);
      assert.deepEqual(toldToBeFew(read(counts, withheld)), []);
    }),
  );
});
