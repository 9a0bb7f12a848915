import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cell, cellAt, type Table } from '../table.ts';
import { sideBySide, type WaveTable } from './side-by-side.ts';

const figure = (value: number): Cell => ({ kind: 'figure', unit: 'count', value, decimals: 0 });
const WITHHELD: Cell = { kind: 'withheld', reason: 'protected' };

/** A table of one item by region, with a cell for each row and column. */
function tableOf(item: string, codes: readonly string[], regions: readonly string[], cells: readonly Cell[]): Table {
  return {
    id: 'explored',
    title: `${item}, by Region`,
    columns: [
      { id: 'total', label: 'All', group: null },
      ...regions.map((code) => ({ id: `region.${code}`, label: code.toUpperCase(), group: 'Region' })),
    ],
    rows: codes.map((code) => ({ id: `${item}.${code}`, label: code, group: null })),
    cells: codes.map((_, row) => cells.slice(row * (regions.length + 1), (row + 1) * (regions.length + 1))),
    base: 'Everyone',
    source: item,
    weighting: 'Unweighted.',
    notes: ['Both have this.', `Only ${item} has this.`],
    comparisons: { against: 'rest', adjustment: 'none', level: 0.95, tests: 3 },
    simulated: null,
  };
}

const FIRST: WaveTable = {
  id: 'first',
  label: 'First wave',
  people: 300,
  renamed: new Map([['plans', 'plan']]),
  table: {
    ...tableOf('plans', ['stay', 'rest'], ['north'], [1, 2, 3, 4].map(figure)),
    simulated: { rows: 20, of: 300 },
  },
};
const SECOND: WaveTable = {
  id: 'second',
  label: 'Second wave',
  people: 200,
  renamed: new Map(),
  table: tableOf(
    'plan',
    ['stay', 'go'],
    ['north', 'south'],
    [figure(5), WITHHELD, figure(7), ...[8, 9, 10].map(figure)],
  ),
};

test('every cell is that of its wave, under the name of the latest, and what only one wave has is empty in the other', () => {
  const table = sideBySide([FIRST, SECOND], []);
  assert.deepEqual(
    table.rows.map(({ id }) => id),
    ['plan.stay', 'plan.go', 'plan.rest'],
  );
  assert.deepEqual(
    table.columns.map(({ id }) => id),
    [
      'total@first',
      'total@second',
      'region.north@first',
      'region.north@second',
      'region.south@first',
      'region.south@second',
    ],
  );
  const empty: Cell = { kind: 'empty' };
  assert.deepEqual(table.cells, [
    [figure(1), figure(5), figure(2), WITHHELD, empty, figure(7)],
    [empty, figure(8), empty, figure(9), empty, figure(10)],
    [figure(3), empty, figure(4), empty, empty, empty],
  ]);
  assert.equal(cellAt(table, 'plan.rest', 'region.north@second')?.kind, 'empty');
});

test('a level is the heading of its waves, and a crossed one stands under both of its variables', () => {
  const crossed = { id: 'region*agency.north*yes', label: 'Yes', group: 'North', above: 'Region by Agency' };
  const wave = (one: WaveTable): WaveTable => {
    const { table } = one;
    return {
      ...one,
      table: { ...table, columns: [...table.columns, crossed], cells: table.cells.map((row) => [...row, WITHHELD]) },
    };
  };
  const { columns } = sideBySide([wave(FIRST), wave(SECOND)], []);
  const [total, , north] = columns;
  assert.deepEqual(total, { id: 'total@first', label: 'First wave', group: 'All' });
  assert.deepEqual(north, { id: 'region.north@first', label: 'First wave', group: 'NORTH', above: 'Region' });
  assert.deepEqual(columns.at(-1), {
    id: 'region*agency.north*yes@second',
    label: 'Second wave',
    group: 'North, Yes',
    above: 'Region by Agency',
  });
});

test('what stands under the table says of which wave it holds, and its tests are those of both', () => {
  const table = sideBySide([FIRST, SECOND], ['Asked in other words.']);
  assert.deepEqual(table.notes.slice(0, 1), ['Asked in other words.']);
  assert.ok(table.notes.some((note) => note.startsWith('Whether waves differ is not tested here')));
  assert.deepEqual(table.notes.slice(2), [
    'Both have this.',
    'First wave: Only plans has this.',
    'Second wave: Only plan has this.',
  ]);
  assert.equal(table.base, 'Everyone');
  assert.equal(table.source, 'plans; plan');
  assert.equal(table.comparisons?.tests, 6);
  assert.deepEqual(table.simulated, { rows: 20, of: 500 });
});
