// Figures from “Longitudinal study of local authority child and family social workers (Wave 2)”, Department for
// Education: its tables 1.1 to 1.4 and A.7 to A.10. What it prints differently from its own counts is in docs/outcomes.md.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cell, cellAt, type Table } from '@earshot/tables';
import { type AreaResponse, areaResponseTable } from './area-table.ts';
import { betweenWavesTable } from './between-waves.ts';
import type { TableAbout } from './count-cells.ts';
import { modeTable } from './mode-table.ts';
import { type OpenLinkResponse, openLinkResponseTable } from './open-link-table.ts';
import { TELEPHONE_OUTCOMES, type TelephoneOutcome } from './telephone-outcome.ts';
import { type TelephoneCounts, telephoneTable } from './telephone-table.ts';

const TEAM: TableAbout = { study: 'Published', asAt: '12 January 2020', audience: 'field_team', simulated: null };
const BEYOND: TableAbout = { ...TEAM, audience: 'beyond' };

function value(cell: Cell | null): number | string | null {
  if (!cell) return null;
  return cell.kind === 'figure' ? cell.value : cell.kind;
}
const row = (table: Table, id: string) => table.cells[table.rows.findIndex((one) => one.id === id)]?.map(value);

function telephone(counts: Partial<TelephoneCounts>, about = TEAM): Table {
  const none = Object.fromEntries(Object.keys(TELEPHONE_OUTCOMES).map((id) => [id, 0]));
  return telephoneTable({ ...none, ...counts } as Record<TelephoneOutcome, number>, about);
}

const A9 = {
  unobtainable: 119,
  moved_on: 155,
  rather_online: 82,
  wrong_number: 20,
  not_available: 69,
  soft_appointment: 43,
  other_live: 443,
  refusal: 93,
  breakdown: 34,
  completed: 1601,
  online: 92,
};

test('telephone outcomes of the second wave are those published in A.9', () => {
  const table = telephone(A9);
  const published: Record<string, (number | string)[]> = {
    tried: [2751, 'empty', 'empty'],
    unusable: [445, 16, 'empty'],
    unobtainable: [119, 4, 'empty'],
    moved_on: [155, 6, 'empty'],
    rather_online: [82, 3, 'empty'],
    wrong_number: [20, 1, 'empty'],
    not_available: [69, 3, 'empty'],
    usable: [2306, 84, 100],
    soft_appointment: [43, 2, 2],
    other_live: [443, 16, 19],
    contacted: [1820, 66, 79],
    refusal: [93, 3, 4],
    breakdown: [34, 1, 1], // printed as 2% of the usable; 34 of 2,306 are 1.47%
    completed: [1601, 58, 69],
    online: [92, 3, 4],
  };
  for (const [id, cells] of Object.entries(published)) assert.deepEqual(row(table, id), cells, id);
  assert.equal(table.rows.length, Object.keys(published).length, 'no row of nobody');
});

test('telephone outcomes of the first-year social workers are those published in A.10', () => {
  const table = telephone({
    unobtainable: 32,
    moved_on: 7,
    rather_online: 19,
    wrong_number: 1,
    not_eligible: 6,
    soft_appointment: 29,
    other_live: 309,
    refusal: 7,
    breakdown: 7,
    completed: 54,
  });
  const published: Record<string, (number | string)[]> = {
    tried: [471, 'empty', 'empty'],
    unusable: [65, 14, 'empty'],
    unobtainable: [32, 7, 'empty'],
    moved_on: [7, 1, 'empty'], // printed as 2%, as are refusals and breakdown; 7 of 471 are 1.49%
    rather_online: [19, 4, 'empty'],
    wrong_number: [1, 0, 'empty'],
    not_eligible: [6, 1, 'empty'],
    usable: [406, 86, 100],
    soft_appointment: [29, 6, 7],
    other_live: [309, 66, 76],
    contacted: [68, 14, 17],
    refusal: [7, 1, 2],
    breakdown: [7, 1, 2],
    completed: [54, 11, 13],
  };
  for (const [id, cells] of Object.entries(published)) assert.deepEqual(row(table, id), cells, id);
});

test('response by mode is that of table 1.1, but for an online rate that its own counts contradict', () => {
  const table = modeTable(
    [
      { wave: 'Wave 1', starting: 21_000, online: 4177, telephone: 1411, agreeing: null },
      { wave: 'Wave 2', starting: 4597, online: 1701, telephone: 1601, agreeing: null },
    ],
    TEAM,
  );
  assert.deepEqual(row(table, 'online_rate'), [20, 37]); // wave 2 is printed as 40% here, and as 37% in 1.2
  assert.deepEqual(row(table, 'total'), [5588, 3302]); // the text counts 5,621 in wave 1
  assert.deepEqual(row(table, 'total_rate'), [27, 72]);
});

test('response by area is that of table 1.2, each mode of those whom it could reach', () => {
  const counts: AreaResponse = {
    sampled: 4597,
    reachableOnline: 4597,
    online: 1701,
    approached: 2751,
    telephone: 1601,
  };
  const table = areaResponseTable([{ row: { id: 'overall', label: 'Overall', group: null }, counts }], TEAM);
  assert.deepEqual(row(table, 'overall'), [1701, 4597, 37, 1601, 2751, 58, 3302, 4597, 72]);
});

test('responders and non-responders between waves are those of tables 1.4 and A.12, and add up', () => {
  const counts = {
    completed: 3302,
    not_consented: 1026,
    not_engaged: 369,
    started: 831,
    refused: 93,
    not_drawn: 0,
    not_interviewed: 0,
    not_eligible: 0,
  };
  const table = betweenWavesTable(counts, { earlier: 'wave 1', now: 'wave 2' }, TEAM);
  assert.deepEqual(row(table, 'earlier'), [5621, 100]);
  assert.deepEqual(row(table, 'completed'), [3302, 59]);
  assert.deepEqual(row(table, 'missing'), [2319, 41]);
  const kinds = ['not_consented', 'not_engaged', 'started', 'refused'].map((id) => row(table, id));
  assert.deepEqual(kinds, [
    [1026, 18],
    [369, 7],
    [831, 15],
    [93, 2],
  ]);
});

// Table A.8, regions: online, by telephone, open link; those sampled are worked back from the printed percentages.
const A8 = [
  ['North East', 9, 5, 7, 67],
  ['North West', 13, 5, 20, 53],
  ['Yorkshire and the Humber', 11, 1, 12, 50],
  ['East Midlands', 10, 3, 0, 76],
  ['West Midlands', 13, 7, 6, 95],
  ['East of England', 15, 8, 12, 96],
  ['South East', 3, 0, 17, 14],
  ['South West', 13, 5, 7, 40],
  ['Greater London', 26, 20, 13, 184],
] as const;

function openLinkRow(label: string, [online, telephone, openLink, sampled]: readonly number[]) {
  const counts: OpenLinkResponse = {
    sampled: sampled!,
    reachableOnline: sampled!,
    online: online!,
    approached: sampled!,
    telephone: telephone!,
    openLink: openLink!,
    stated: { answers: 0, people: 0, days: [] },
    unstated: openLink!,
  };
  return { row: { id: label, label, group: label === 'Overall' ? null : 'Region' }, counts };
}
const A8_ROWS = [
  openLinkRow('Overall', [113, 54, 94, 675]),
  ...A8.map(([label, ...counts]) => openLinkRow(label, counts)),
];

test('answers through an open link have no response rate while no authority has stated its population', () => {
  const table = openLinkResponseTable(A8_ROWS, TEAM);
  assert.deepEqual(value(cellAt(table, 'Overall', 'open_link.n')), 94);
  assert.deepEqual(value(cellAt(table, 'Overall', 'everybody.n')), 261);
  assert.equal(cellAt(table, 'Overall', 'open_link.of_it')?.kind, 'symbol');
  assert.match(table.notes.join(' '), /no response rate/);
});

test('with a population that an authority stated there is a rate of its own answers, with its day', () => {
  const [overall] = A8_ROWS;
  const stated = { answers: 40, people: 160, days: ['2019-09-30'] };
  const table = openLinkResponseTable([{ ...overall!, counts: { ...overall!.counts, stated, unstated: 54 } }], TEAM);
  assert.equal(value(cellAt(table, 'Overall', 'open_link.of_it')), 25);
  assert.match(table.notes.join(' '), /2019-09-30/);
  assert.match(table.notes.join(' '), /in no rate/);
});

test('beyond the field team the published cells of 1, 3 and 5 are withheld, and nothing gives them away', () => {
  const table = openLinkResponseTable(A8_ROWS, BEYOND);
  const columns = ['sampled_online.n', 'sampled_by_telephone.n', 'sampled_in_total.n', 'open_link.n'];
  for (const column of columns) {
    const cells = A8.map(([label]) => value(cellAt(table, label, column)));
    for (const cell of cells)
      assert.ok(typeof cell !== 'number' || cell === 0 || cell >= 10, `${column} shows ${cell}`);
    const shown = cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
    const left = (value(cellAt(table, 'Overall', column)) as number) - shown;
    assert.ok(left === 0 || left >= 10, `${column}: ${left} are left after subtracting`);
    assert.ok(cells.filter((cell) => cell === 'withheld').length !== 1, `${column}: one alone is withheld`);
  }
  assert.equal(value(cellAt(table, 'Greater London', 'sampled_online.n')), 26);
});

test('beyond the field team a telephone row of few people is withheld with what would give it away', () => {
  const table = telephone({ ...A9, wrong_number: 4 }, BEYOND);
  assert.deepEqual(row(table, 'wrong_number'), ['withheld', 'withheld', 'empty']);
  assert.deepEqual(row(table, 'not_available'), ['withheld', 'withheld', 'empty']);
  assert.deepEqual(row(table, 'unobtainable'), [119, 4, 'empty']);
});
