import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withheldMatrix } from './withheld-matrix.ts';

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

test('whatever is shown, no sum tells of fewer than ten people that are withheld', () => {
  fc.assert(
    fc.property(matrices, (counts) => {
      fc.pre(sum(counts.flat()) >= 10);
      const { cells, rows, columns } = withheldMatrix(counts);
      const totals = { rows: counts.map(sum), columns: counts[0]!.map((_, at) => sum(counts.map((row) => row[at]!))) };
      const lines = [
        { parts: totals.rows, reasons: rows, whole: null },
        { parts: totals.columns, reasons: columns, whole: null },
        ...counts.map((parts, row) => ({ parts, reasons: cells[row]!, whole: rows[row]! })),
        ...counts[0]!.map((_, at) => ({
          parts: counts.map((row) => row[at]!),
          reasons: cells.map((row) => row[at]!),
          whole: columns[at]!,
        })),
      ];
      for (const { parts, reasons, whole } of lines) {
        parts.forEach((people, at) => {
          if (reasons[at] === null) assert.ok(people === 0 || people >= 10);
        });
        const hidden = parts.filter((_, at) => reasons[at] !== null);
        if (whole === null && hidden.length > 0 && parts.length > 1) {
          assert.ok(hidden.length >= 2 && sum(hidden) >= 10, JSON.stringify([counts, cells]));
        }
        if (whole !== null) assert.equal(hidden.length, parts.length);
      }
    }),
  );
});
