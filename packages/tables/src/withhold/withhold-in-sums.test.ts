import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Hidden, readTable, type SeenTable, toldToBeFew } from '../fixtures/reader-of-counts.ts';
import { withheldLevels } from './withhold.ts';
import { type CountsInSums, type HiddenInSums, hiddenInSums } from './withhold-in-sums.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const size = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 60 }));
const grids = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(size, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
  .filter((grid) => sum(grid.flat()) >= 10);

function counted(grid: readonly (readonly number[])[]): CountsInSums {
  const open = (people: number) => ({ people, is: 'open' as const });
  return {
    cells: grid.map((row) => row.map(open)),
    rows: grid.map((row) => open(sum(row))),
    columns: grid[0]!.map((_, at) => open(sum(grid.map((row) => row[at]!)))),
  };
}

function seen({ cells, rows, columns }: CountsInSums, hidden: HiddenInSums): SeenTable {
  const see = (people: number, isHidden: boolean) => ({ people, isShown: !isHidden });
  return {
    cells: cells.map((row, at) => row.map(({ people }, column) => see(people, hidden.cells[at]![column]!))),
    rows: rows.map(({ people }, at) => see(people, hidden.rows[at]!)),
    columns: columns.map(({ people }, at) => see(people, hidden.columns[at]!)),
  };
}

const hiddenOf = (grid: readonly (readonly number[])[], rule = {}) => hiddenInSums(counted(grid), rule);

test('where nobody is few, nothing is withheld', () => {
  const { cells, rows, columns } = hiddenOf([
    [10, 0, 40],
    [25, 60, 10],
  ]);
  assert.ok([...cells.flat(), ...rows, ...columns].every((isHidden) => !isHidden));
});

test('a large cell that is the only one withheld in its row is told by it, so another goes with it', () => {
  const { cells } = hiddenOf([
    [3, 50, 60],
    [12, 40, 70],
  ]);
  assert.deepEqual(cells, [
    [true, true, false],
    [true, true, false],
  ]);
});

test('of fewer than ten people in all nothing is shown', () => {
  const { cells, rows, columns } = hiddenOf([
    [5, 0],
    [0, 2],
  ]);
  assert.ok([...cells.flat(), ...rows, ...columns].every((isHidden) => isHidden));
});

const isWide = ({ people, least, most }: Hidden) =>
  most - least >= 10 || (least === most && most >= 10) || (people === 0 && most === 0);

test('for all that a reader can work out, whatever is withheld could be ten people, and spans ten', () => {
  fc.assert(
    fc.property(grids, fc.boolean(), (grid, totalsTakeCells) => {
      const table = counted(grid);
      const hidden = readTable(seen(table, hiddenInSums(table, { totalsTakeCells })));
      assert.deepEqual(toldToBeFew(hidden), []);
      assert.deepEqual(
        hidden.filter((one) => !isWide(one)),
        [],
      );
    }),
    { numRuns: 300 },
  );
});

test('a row or column whose total is withheld shows none of its cells, where cells are shown with their totals', () => {
  fc.assert(
    fc.property(grids, (grid) => {
      const { cells, rows, columns } = hiddenOf(grid, { totalsTakeCells: true });
      cells.forEach((row, at) => {
        row.forEach((isHidden, column) => {
          assert.ok(isHidden || !(rows[at] || columns[column]));
        });
      });
    }),
  );
});

test('nothing few is shown, and everything is shown where nothing is few', () => {
  fc.assert(
    fc.property(grids, (grid) => {
      const hidden = hiddenOf(grid);
      const isFew = (people: number) => people > 0 && people < 10;
      grid.forEach((row, at) => {
        row.forEach((people, column) => {
          assert.ok(!isFew(people) || hidden.cells[at]![column]);
        });
      });
      assert.ok(grid.flat().some(isFew) || !hidden.cells.flat().includes(true));
    }),
  );
});

const line = fc.array(size, { minLength: 2, maxLength: 6 }).filter((people) => sum(people) >= 10);

/** One row of which the total is known, with people whom no cell shows. */
function hiddenInLine(people: readonly number[], unseen: number): readonly boolean[] {
  const open = people.map((count) => ({ people: count, is: 'open' as const }));
  const apart = { people: unseen, is: 'unseen' as const };
  const rows = [{ people: sum(people) + unseen, is: 'known' as const }];
  return hiddenInSums({ cells: [[...open, apart]], rows, columns: [...open, apart] }).cells[0]!.slice(0, -1);
}

test('of the columns of one break it hides what the rule for breaks hides', () => {
  fc.assert(
    fc.property(line, fc.oneof(fc.constant(0), size), (people, unstated) => {
      const reasons = withheldLevels(people, unstated).map((reason) => reason === 'protected');
      assert.deepEqual(hiddenInLine(people, unstated), reasons);
    }),
  );
});
