import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FinishedReport } from '@earshot/actions';
import { NOT_AGENCY, smallStudy } from '../fixtures/small-study.ts';

const TABLE = {
  id: 'agency',
  title: 'Agency',
  columns: [{ id: 'total', label: 'All', group: null }],
  rows: [{ id: 'agency.yes_', label: 'Yes, one', group: null }],
  cells: [[{ kind: 'figure', unit: 'count', value: 12, decimals: 0 }]],
  base: 'Everybody',
  source: 'A small study',
  weighting: 'Not weighted',
  notes: [],
  simulated: null,
} as const;
const report: FinishedReport = {
  title: 'A small study',
  bodyHtml: '<p>Findings</p>',
  tables: new Map([[TABLE.id, TABLE]]),
  builtAt: '2026-11-22T09:30:00Z',
};

const { send, as, start, answer, world } = smallStudy(async () => ({ reportFor: async () => report }));

test('whoever reads the report takes its tables as a spreadsheet', async () => {
  const { headers } = await as('field_manager');
  const page = await send('GET', '/report/small', {}, headers);
  const link = page.document.querySelector('a[href="/report/small/tables.xlsx"]');
  assert.ok(link, 'the page leads to the spreadsheet');
  const file = await send('GET', '/report/small/tables.xlsx', {}, headers);
  assert.equal(file.status, 200);
  assert.match(String(file.headers['content-disposition']), /filename="small-tables\.xlsx"/);
  assert.equal(file.body.slice(0, 2), 'PK');
});

test('data row by row are offered to analysts, and given to nobody else', async () => {
  const manager = await as('field_manager');
  assert.ok(!(await send('GET', '/report/small', {}, manager.headers)).document.querySelector('#data'));
  assert.equal((await send('POST', '/report/small/data', { format: 'r' }, manager.headers)).status, 403);
  const analyst = await as('analyst');
  assert.ok((await send('GET', '/report/small', {}, analyst.headers)).document.querySelector('#data'));
});

test('nobody’s answers are no file; taken data are a zip, and the audit says who took them', async () => {
  const { headers } = await as('analyst');
  const none = await send('POST', '/report/small/data', { format: 'sav' }, headers);
  assert.equal(none.status, 422);
  assert.match(none.body, /Nobody has sent answers/);
  const home = await start();
  await answer(home, NOT_AGENCY);
  assert.equal((await send('POST', `${home}/finish`)).status, 303);
  const taken = await send('POST', '/report/small/data', { format: 'sav', words: 'yes' }, headers);
  assert.equal(taken.status, 200);
  assert.match(String(taken.headers['content-disposition']), /filename="small-sav-\d{4}-\d\d-\d\d\.zip"/);
  const entries = await world().store.transaction('desk', (queries) =>
    queries.query<{ actor: string; detail: object }>(
      `SELECT actor, detail FROM audit.entry WHERE action = 'take-data' ORDER BY entry_id DESC LIMIT 1`,
    ),
  );
  assert.deepEqual(entries[0]!.detail, { format: 'sav', people: 1, withWords: true });
  assert.match(entries[0]!.actor, /^[0-9a-f-]{36}$/);
});

test('a program that nothing is written for is said, not guessed', async () => {
  const { headers } = await as('analyst');
  const { status, body } = await send('POST', '/report/small/data', { format: 'sas' }, headers);
  assert.equal(status, 422);
  assert.match(body, /Choose the program/);
});
