import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt } from '@earshot/tables';
import { monthOf, rows, schemeOf } from '../fixtures/month.ts';
import { NO_SCHEME } from '../scheme/scheme.ts';
import { simulateMonths } from '../simulated/simulate-months.ts';
import { SIMULATED_SCHEME } from '../simulated/simulated-scheme.ts';
import { snapshotPage } from './snapshot-page.ts';

const scheme = schemeOf(SIMULATED_SCHEME);
const made = simulateMonths({ month: '2026-10', months: 3, workers: 300, seed: 1 });
const snapshots = made.map(({ month, files }) => monthOf(files, scheme, month));
const [august, september, october] = snapshots as [(typeof snapshots)[0], (typeof snapshots)[0], (typeof snapshots)[0]];

test('a change is that of the printed numbers, in points for rates', () => {
  const [headline] = snapshotPage(october, [september], scheme).tables;
  for (const { id } of headline!.rows) {
    const [now, before, change] = ['now', 'before', 'change'].map((column) => cellAt(headline!, id, column)!);
    if (now!.kind !== 'figure' || before!.kind !== 'figure' || change!.kind !== 'figure') continue;
    assert.ok(Math.abs(change!.value - (now!.value - before!.value)) < 1e-9, id);
    assert.equal(change!.unit, now!.unit === 'percent' ? 'points' : 'count');
  }
});

test('without the month before there is no change, and a gap in the series is named', () => {
  const { tables } = snapshotPage(october, [august], scheme);
  assert.deepEqual(
    tables[0]!.columns.map(({ id }) => id),
    ['now'],
  );
  const series = tables.find(({ id }) => id === 'series')!;
  assert.deepEqual(
    series.columns.map(({ id }) => id),
    ['2026-08', '2026-10'],
  );
  assert.deepEqual(series.notes, ['Not there: September 2026.']);
});

test('later months are in no page, in whatever order they come', () => {
  const { tables } = snapshotPage(september, [october, august], scheme);
  assert.deepEqual(
    tables.find(({ id }) => id === 'series')!.columns.map(({ id }) => id),
    ['2026-08', '2026-09'],
  );
});

test('every sentence has its numbers from its table, and the version of the points is named', () => {
  const { findings, points, tables } = snapshotPage(october, [september], scheme);
  assert.equal(points, 'Version 1 of the points scheme, valid from 1 April 2020');
  assert.ok(findings.length >= 7);
  for (const { text, table } of findings) {
    const source = tables.find(({ id }) => id === table)!;
    const printed = source.cells.flat().flatMap((cell) => (cell.kind === 'figure' ? [Math.abs(cell.value)] : []));
    const said = text.replace('eight of ten', '').match(/\d[\d,]*(\.\d+)?/g) ?? [];
    for (const number of said) assert.ok(printed.includes(Number(number.replaceAll(',', ''))), `${number}: ${text}`);
  }
});

test('what was not given is said, with the measures that rest on it', () => {
  const page = snapshotPage(
    monthOf({ cover: 'worker,grade,reason,fte,start_date\nA1,sw,vacancy,1,2026-01-05\n' }),
    [],
    NO_SCHEME,
  );
  assert.deepEqual(page.notGiven, ['posts.csv', 'people.csv', 'cases.csv', 'offers.csv']);
  const why = (row: string) => {
    const cell = cellAt(page.tables[0]!, row, 'now')!;
    return cell.kind === 'symbol' ? cell.meaning : cell.kind;
  };
  assert.equal(why('vacancy_fte'), 'posts.csv and people.csv were not given.');
  assert.equal(why('agency_fte'), 'figure');
  assert.equal(why('agency_rate_fte'), 'people.csv was not given.');
  assert.equal(why('agency_cost_month'), '1 of 1 assignments of the month have no hourly_cost.');
  assert.equal(why('over_full_share'), 'cases.csv was not given, or neither people.csv nor cover.csv.');
});

test('rates are made as the DfE makes them', () => {
  const people = rows('person,grade,fte,start_date,end_date,post', 44, (at) =>
    at < 40 ? `E${at},sw,${at < 20 ? 1 : 0.5},2020-01-06,,P` : `E${at},sw,0.5,2020-01-06,2026-0${at - 36}-01,`,
  );
  const files = {
    posts: 'post,grade,fte\nP,sw,40\n',
    people,
    cover: rows(
      'worker,grade,reason,fte,start_date',
      10,
      (at) => `A${at},sw,${at < 6 ? 'vacancy' : 'sickness'},1,2026-01-05`,
    ),
    cases: rows('person,cases', 30, (at) => (at < 25 ? `E${at},14` : `A${at - 25},10`)),
  };
  const year = { ...NO_SCHEME, leavers: 'year' } as const;
  const [headline] = snapshotPage(monthOf(files, year), [], year).tables;
  const value = (row: string) => {
    const cell = cellAt(headline!, row, 'now')!;
    return cell.kind === 'figure' ? cell.value : cell.kind;
  };
  assert.deepEqual(
    {
      inpost_fte: value('inpost_fte'),
      vacancy_rate_fte: value('vacancy_rate_fte'),
      agency_rate_fte: value('agency_rate_fte'),
      agency_cover_rate_fte: value('agency_cover_rate_fte'),
      vacancy_agency_cover_rate_fte: value('vacancy_agency_cover_rate_fte'),
      turnover_rate_fte: value('turnover_rate_fte'),
      turnover_rate_headcount: value('turnover_rate_headcount'),
      caseload_fte: value('caseload_fte'),
    },
    // 30 in post of 40 posts; 10 agency workers; 4 leavers of 0.5; 400 cases by 20 + 2.5 + 5 full-time equivalents.
    {
      inpost_fte: 30,
      vacancy_rate_fte: 25,
      agency_rate_fte: 25,
      agency_cover_rate_fte: 60,
      vacancy_agency_cover_rate_fte: 60,
      turnover_rate_fte: 6.7,
      turnover_rate_headcount: 10,
      caseload_fte: 14.5,
    },
  );
});
