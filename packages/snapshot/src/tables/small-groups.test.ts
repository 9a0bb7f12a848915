import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cell, cellAt, type Table } from '@earshot/tables';
import fc from 'fast-check';
import { monthOf, rows, schemeOf } from '../fixtures/month.ts';
import { countMonth } from '../measures/month-counts.ts';
import { readSnapshot } from '../reading/read-snapshot.ts';
import { simulateMonths } from '../simulated/simulate-months.ts';
import { SIMULATED_SCHEME } from '../simulated/simulated-scheme.ts';
import { type SnapshotPage, snapshotPage } from './snapshot-page.ts';

const scheme = schemeOf(SIMULATED_SCHEME);

function made(workers: number, seed: number) {
  const [month] = simulateMonths({ month: '2026-10', months: 1, workers, seed });
  const { snapshot } = readSnapshot('2026-10', month!.files, scheme);
  return { snapshot, page: snapshotPage(snapshot, [], scheme), known: month!.known };
}

/** Tables of people by what is true of them. */
const OF_PEOPLE = ['cover_lengths', 'cover_cap', 'caseload_bands', 'caseload_points', 'caseload_protected'];

function countsIn(page: SnapshotPage, id: string): Cell[] {
  const table = page.tables.find((one) => one.id === id);
  return table ? table.cells.map(([cell]) => cell!) : [];
}

const months = fc.record({ workers: fc.integer({ min: 1, max: 90 }), seed: fc.integer({ min: 0, max: 1e6 }) });

test('nothing of one to nine people is shown, and what is hidden is more than that together', () => {
  fc.assert(
    fc.property(months, ({ workers, seed }) => {
      const { page, snapshot } = made(workers, seed);
      const { caseloads } = countMonth(snapshot, scheme);
      for (const id of OF_PEOPLE) {
        const cells = countsIn(page, id);
        const shown = cells.flatMap((cell) => (cell.kind === 'figure' ? [cell.value] : []));
        assert.ok(
          shown.every((value) => value === 0 || value >= 10),
          `${id}: ${shown.join(' ')}`,
        );
        const hidden = cells.length - shown.length;
        if (id !== 'caseload_bands' || hidden === 0) continue;
        const left = caseloads!.held.length - shown.reduce((sum, value) => sum + value, 0);
        assert.ok(shown.length === 0 || left >= 10, `${id}: ${left} are left for ${hidden} bands`);
      }
    }),
    { numRuns: 40 },
  );
});

test('how many are over full is told by no sum where it is withheld', () => {
  fc.assert(
    fc.property(months, ({ workers, seed }) => {
      const { page } = made(workers, seed);
      const full = page.tables.find(({ id }) => id === 'caseload_full');
      if (!full) return;
      const total = full.rows.findIndex(({ id }) => id === 'total');
      const [, within, over, share] = full.cells[total]!.map(({ kind }) => kind);
      assert.equal(over, share);
      const headline = cellAt(page.tables[0]!, 'over_full_share', 'now')!.kind;
      assert.equal(headline, share);
      if (over !== 'withheld') return;
      assert.equal(within, 'withheld');
      const above = countsIn(page, 'caseload_points').slice(3);
      assert.ok(above.every(({ kind }) => kind === 'withheld'));
    }),
    { numRuns: 40 },
  );
});

test('of a month that few left no length of service is told, not even that nobody had it', () => {
  const header = 'person,grade,fte,start_date,end_date';
  const people = rows(
    header,
    40,
    (at) => `E${at},sw,1,2014-01-06,${at < 3 ? '2026-10-12' : at < 30 ? '2026-03-02' : ''}`,
  );
  const { tables } = snapshotPage(monthOf({ people }, scheme), [], scheme);
  const table = tables.find(({ id }) => id === 'leavers_service')!;
  assert.ok(table.cells.every(([month]) => month!.kind === 'withheld'));
  assert.equal(cellAt(table, '10_to_20', 'year')!.kind, 'figure');
});

test('where few are over full, the bands up to full do not add up to who is not', () => {
  const held = [
    ...Array(30).fill(5),
    ...Array(31).fill(15),
    ...Array(32).fill(20),
    ...Array(5).fill(26),
    ...Array(2).fill(40),
  ];
  const people = rows('person,grade,fte,start_date', held.length, (at) => `E${at},sw,1,2020-01-06`);
  const cases = rows('person,type,cases', held.length, (at) => `E${at},child_in_need,${held[at]}`);
  const page = snapshotPage(monthOf({ people, cases }, scheme), [], scheme);
  const kinds = countsIn(page, 'caseload_points').map(({ kind }) => kind);
  assert.deepEqual(kinds, ['withheld', 'figure', 'figure', 'withheld', 'withheld']);
});

test('costs of a few are not shown, nor what would tell them', () => {
  const header = 'worker,grade,reason,fte,start_date,hourly_cost\n';
  const cover = (vacancies: number) =>
    header +
    Array.from(
      { length: vacancies + 2 },
      (_, at) => `A${at},sw,${at < 2 ? 'sickness' : 'vacancy'},1,2026-01-05,40\n`,
    ).join('');
  const weekly = (vacancies: number) => {
    const { snapshot } = readSnapshot('2026-10', { cover: cover(vacancies) }, scheme);
    const { tables } = snapshotPage(snapshot, [], scheme);
    const table = tables.find(({ id }) => id === 'cover_reasons')!;
    const monthly = cellAt(tables[0]!, 'agency_cost_month', 'now')!.kind;
    return [...['vacancy', 'sickness', 'total'].map((row) => cellAt(table, row, 'weekly')!.kind), monthly];
  };
  assert.deepEqual(weekly(20), ['withheld', 'withheld', 'figure', 'figure']);
  assert.deepEqual(weekly(3), ['withheld', 'withheld', 'withheld', 'withheld']);
});

test('a page never has a number that is none', () => {
  const finite = ({ cells }: Table) =>
    cells.flat().every((cell) => cell.kind !== 'figure' || Number.isFinite(cell.value));
  for (const [workers, seed] of [
    [1, 1],
    [2, 5],
    [12, 9],
  ] as const) {
    assert.ok(made(workers, seed).page.tables.every(finite));
  }
  const empty = readSnapshot('2026-10', { people: 'person,grade,fte,start_date\n', cases: 'person,type\n' }, scheme);
  assert.deepEqual(empty.problems, []);
  assert.ok(snapshotPage(empty.snapshot, [], scheme).tables.every(finite));
});
