import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell, Table } from '@earshot/tables';
import { countedTable } from './counted-table.ts';

const estimate = (value: number, unit: 'share' | 'mean' = 'share'): Cell => ({
  kind: 'estimate',
  unit,
  comparison: null,
  estimate: {
    ...{ disclosure: 'shown', value, standardError: 0.1, base: 40, weightedBase: 32.5, effectiveBase: 38 },
    interval: { lower: 0, upper: 1, level: 0.95, method: 'logit' },
    degreesOfFreedom: 39,
  },
});
const hidden = (reason: 'protected' | 'no-one'): Cell => ({ kind: 'withheld', reason });

/** A table with these rows of cells. */
function tableOf(...cells: Cell[][]): Table {
  const column = (_: Cell, at: number) => ({ id: `c${at}`, label: 'C', group: null });
  return {
    ...{ id: 't', title: 'T', base: 'B', source: 'S', weighting: 'By hours; design effect 1.05', simulated: null },
    columns: cells[0]!.map(column),
    rows: cells.map((_, at) => ({ id: `r${at}`, label: 'R', group: null })),
    cells,
    notes: ['Another note.'],
  };
}

test('shares become percentages and means stay numbers, with what they are of and nothing about a sample', () => {
  const { cells, rows, notes, weighting } = countedTable(tableOf([estimate(0.125)], [estimate(4.5, 'mean')]), 'fte');
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['base', 'base_fte', 'r0', 'r1'],
  );
  assert.deepEqual(cells.flat(), [
    { kind: 'figure', unit: 'count', value: 40, decimals: 0 },
    { kind: 'figure', unit: 'count', value: 32.5, decimals: 1 },
    { kind: 'figure', unit: 'percent', value: 12.5, decimals: 1 },
    { kind: 'figure', unit: 'mean', value: 4.5, decimals: 1 },
  ]);
  assert.deepEqual(notes, [
    'Everybody in the return is counted, so that nothing here has a sampling error.',
    'Another note.',
  ]);
  assert.doesNotMatch(weighting, /design effect/);
});

test('what is withheld stays withheld, and so does how many it would be of', () => {
  const table = tableOf(
    [hidden('protected'), hidden('no-one'), hidden('protected'), estimate(0.5)],
    [hidden('protected'), hidden('no-one'), estimate(0.5), hidden('protected')],
  );
  const { cells } = countedTable(table, 'headcount');
  assert.deepEqual(
    cells[0]!.map((cell) => (cell.kind === 'withheld' ? cell.reason : cell.kind)),
    ['protected', 'no-one', 'figure', 'figure'],
  );
  assert.deepEqual(cells[1]!.slice(0, 3), table.cells[0]!.slice(0, 3));
});

test('a percentage of too few people is withheld with how many they are, which another table may hide', () => {
  const few: Cell = { kind: 'small-base', unit: 'share', base: 21, effectiveBase: 21, needed: 25 };
  const { cells } = countedTable(tableOf([few]), 'headcount');
  assert.deepEqual(cells.flat(), [hidden('protected'), hidden('protected')]);
});
