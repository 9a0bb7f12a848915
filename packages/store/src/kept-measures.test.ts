import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { type KeptMeasures, keepMeasures, listKeptMeasures, removeKeptMeasures } from './kept-measures.ts';
import type { Queries } from './queries.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());
const atDesk = <Result>(work: (queries: Queries) => Promise<Result>) => database.store.transaction('desk', work);

const measure = (value: number | null) => ({
  id: 'turnover_rate_fte',
  label: 'Turnover rate',
  unit: 'per cent',
  value,
});
const kept = (change: Partial<KeptMeasures> = {}): KeptMeasures => ({
  ...{ authority: '856', year: 2024, simulated: false, errors: 0, queries: 2, digest: 'ab' },
  ...{ measures: [measure(14.6)], accountId: '7e7bb3a1-0000-4000-8000-000000000002', keptAt: new Date('2026-01-02') },
  ...change,
});

test('measures are kept by authority and year, and newer ones take the place of older', async () => {
  assert.equal(await atDesk((queries) => keepMeasures(queries, kept())), true);
  assert.equal(await atDesk((queries) => keepMeasures(queries, kept({ year: 2023, measures: [measure(null)] }))), true);
  assert.equal(await atDesk((queries) => keepMeasures(queries, kept({ errors: 1, measures: [measure(15)] }))), true);
  await atDesk((queries) => keepMeasures(queries, kept({ authority: '383' })));
  const ours = await atDesk((queries) => listKeptMeasures(queries, '856'));
  assert.deepEqual(ours, [
    kept({ year: 2023, measures: [measure(null)] }),
    kept({ errors: 1, measures: [measure(15)] }),
  ]);
  assert.equal((await atDesk((queries) => listKeptMeasures(queries, null))).length, 3);
});

test('simulated measures take the place of simulated ones only', async () => {
  const simulated = kept({ authority: '111', simulated: true });
  assert.equal(await atDesk((queries) => keepMeasures(queries, simulated)), true);
  assert.equal(await atDesk((queries) => keepMeasures(queries, simulated)), true);
  assert.equal(await atDesk((queries) => keepMeasures(queries, { ...simulated, simulated: false })), true);
  assert.equal(await atDesk((queries) => keepMeasures(queries, simulated)), false);
  const [stays] = await atDesk((queries) => listKeptMeasures(queries, '111'));
  assert.equal(stays!.simulated, false);
});

test('a year is removed once, and no other role may read what is kept', async () => {
  await atDesk((queries) => keepMeasures(queries, kept({ authority: '222' })));
  assert.equal(await atDesk((queries) => removeKeptMeasures(queries, '222', 2024)), true);
  assert.equal(await atDesk((queries) => removeKeptMeasures(queries, '222', 2024)), false);
  for (const role of ['answering', 'analysis', 'contacts', 'fieldwork', 'mailer', 'access', 'erasure'] as const)
    await assert.rejects(
      database.store.transaction(role, (queries) => listKeptMeasures(queries, null)),
      /permission denied/,
    );
});
