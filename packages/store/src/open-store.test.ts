import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import type { Role } from './roles.ts';
import { saveStudy } from './study.ts';

const AT = new Date('2026-01-15T10:00:00Z');
let database: TestDatabase;

before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

function sql(role: Role, text: string, params: readonly unknown[] = []): Promise<unknown[]> {
  return database.store.transaction(role, (queries) => queries.query(text, params));
}

function studies(): Promise<unknown[]> {
  return sql('desk', 'SELECT study_id FROM answers.study ORDER BY study_id');
}

describe('a transaction', () => {
  test('keeps nothing when its work throws, and passes the error on', async () => {
    const study = { studyId: 'broken-off', title: 'A study', questionnaireHash: 'abc', loadedAt: AT };
    const work = database.store.transaction('desk', async (queries) => {
      await saveStudy(queries, study);
      throw new Error('changed my mind');
    });
    await assert.rejects(work, /changed my mind/);
    assert.deepEqual(await studies(), []);
  });

  test('fails rather than keep half, when its work passes over a failed query', async () => {
    const work = database.store.transaction('desk', async (queries) => {
      await queries.query('SELECT 1/0').catch(() => {});
    });
    await assert.rejects(work, /nothing of this transaction was kept/);
  });

  test('leaves its rights behind when it ends', async () => {
    await sql('desk', 'SELECT 1');
    await assert.rejects(sql('contacts', 'SELECT * FROM audit.entry'), /permission denied/);
    await assert.rejects(sql('desk', 'SELECT * FROM contacts.person'), /permission denied/);
  });

  test('that loses its connection fails, and the next one gets another', async () => {
    const work = database.store.transaction('desk', async (queries) => {
      await queries.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await assert.rejects(work, /terminat/i);
    assert.equal((await sql('desk', 'SELECT 1')).length, 1);
  });

  test('runs only in a role that there is', async () => {
    await assert.rejects(sql('postgres' as Role, 'SELECT 1'), /“postgres” is not a role/);
  });
});

const FORBIDDEN: readonly [Role, string, string][] = [
  ['answering', 'change an answer', `UPDATE answers.answer SET "values" = '{}'`],
  ['answering', 'remove an answer', 'DELETE FROM answers.answer'],
  ['answering', 'change an event', `UPDATE answers.event SET kind = 'finished'`],
  ['answering', 'remove an event', 'DELETE FROM answers.event'],
  ['answering', 'empty the answers', 'TRUNCATE answers.answer'],
  ['answering', 'read names', 'SELECT sealed FROM contacts.person'],
  ['answering', 'read the audit', 'SELECT actor FROM audit.entry'],
  ['analysis', 'read names', 'SELECT sealed FROM contacts.person'],
  ['analysis', 'read token hashes', 'SELECT token_hash FROM answers.link'],
  ['analysis', 'read answers past the view that leaves out people who withdrew', 'SELECT * FROM answers.answer'],
  ['analysis', 'add an answer', `INSERT INTO answers.answer (question_id) VALUES ('role')`],
  ['desk', 'read answers', 'SELECT * FROM answers.answer'],
  ['desk', 'read answers through the view', 'SELECT * FROM answers.analysis_answer'],
  ['desk', 'read token hashes', 'SELECT token_hash FROM answers.link'],
  ['desk', 'read names', 'SELECT sealed FROM contacts.person'],
  ['contacts', 'read answers', 'SELECT * FROM answers.answer'],
  ['contacts', 'read who is a respondent', 'SELECT * FROM answers.respondent'],
  ['analysis', 'read who was contacted', 'SELECT * FROM fieldwork.contact_event'],
  ['fieldwork', 'read names', 'SELECT sealed FROM contacts.person'],
  ['fieldwork', 'read answers', 'SELECT "values" FROM answers.answer'],
  ['fieldwork', 'remove an attempt', 'DELETE FROM fieldwork.contact_event'],
  ['mailer', 'read answers', 'SELECT * FROM answers.answer'],
  ['mailer', 'read answers through the view', 'SELECT * FROM answers.analysis_answer'],
  ['mailer', 'read what is known of people', 'SELECT sample FROM answers.respondent'],
  ['mailer', 'change who somebody is', `UPDATE contacts.person SET sealed = ''`],
  ['access', 'read names', 'SELECT sealed FROM contacts.person'],
  ['access', 'read answers', 'SELECT * FROM answers.answer'],
  ['erasure', 'change an answer', `UPDATE answers.answer SET "values" = '{}'`],
];

describe('least privilege', () => {
  for (const [role, what, text] of FORBIDDEN) {
    test(`${role} cannot ${what}`, async () => {
      await assert.rejects(sql(role, text), { code: '42501' });
    });
  }

  for (const role of [
    'contacts',
    'answering',
    'analysis',
    'desk',
    'fieldwork',
    'mailer',
    'access',
    'erasure',
  ] as const) {
    test(`${role} may add to the audit, and neither change nor remove what is there`, async () => {
      const entry = `INSERT INTO audit.entry (at, actor, action) VALUES (now(), 'test', $1)`;
      await sql(role, entry, [randomUUID()]);
      for (const change of [`UPDATE audit.entry SET actor = ''`, 'DELETE FROM audit.entry', 'TRUNCATE audit.entry']) {
        await assert.rejects(sql(role, change), { code: '42501' });
      }
    });
  }
});
