import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import pg from 'pg';
import { type AuditEntry, appendAudit, listAudit } from './audit.ts';

let database: TestDatabase;

before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

function entry(action: string, studyId: string, minute: number): AuditEntry {
  const at = new Date(Date.UTC(2026, 0, 15, 10, minute));
  return { at, actor: 'desk', action, studyId, pseudonym: null, detail: { rows: minute } };
}

test('the audit lists the latest entries of a study first', async () => {
  const entries = [entry('load-study', 'one', 1), entry('load-study', 'other', 2), entry('close-study', 'one', 3)];
  for (const one of entries) await database.store.transaction('desk', (queries) => appendAudit(queries, one));
  const listed = await database.store.transaction('desk', (queries) => listAudit(queries, 'one'));
  assert.deepEqual(listed, [entries[2], entries[0]]);
  assert.deepEqual(await database.store.transaction('desk', (queries) => listAudit(queries, 'one', 1)), [entries[2]]);
});

test('an entry goes with the transaction that it was written in', async () => {
  const work = database.store.transaction('answering', async (queries) => {
    await appendAudit(queries, entry('answer', 'rolled-back', 1));
    throw new Error('not after all');
  });
  await assert.rejects(work, /not after all/);
  assert.deepEqual(await database.store.transaction('desk', (queries) => listAudit(queries, 'rolled-back')), []);
});

for (const table of ['audit.entry', 'answers.answer', 'answers.event']) {
  test(`not even the owner of the database can change or remove a row of ${table}`, async () => {
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    try {
      for (const change of [`UPDATE ${table} SET at = now()`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await assert.rejects(owner.query(change), new RegExp(`${table} is only ever appended to`));
      }
    } finally {
      await owner.end();
    }
  });
}
