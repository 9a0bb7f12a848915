import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { earshotAt } from './fixtures/earshot.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

test('retention says what is due, deletes it, and has nothing to do the second time', async () => {
  const env = { DATABASE_URL: database.url, EARSHOT_SECRET: randomBytes(32).toString('base64url') };
  const earshot = (...args: string[]) => earshotAt({ env }, 'retention', ...args);
  assert.deepEqual(await earshot(), { code: 0, out: 'Nothing is due.', err: '' });
  // Released long ago: the second wave’s plan keeps contact details twelve months after its close.
  const pseudonym = randomUUID();
  await database.store.transaction('fieldwork', async (queries) => {
    await queries.query(
      `INSERT INTO answers.respondent (pseudonym, study_id, simulated, sample, created_at)
       VALUES ($1, 'second-wave', false, '{}', '2020-01-01')`,
      [pseudonym],
    );
    await queries.query(
      `INSERT INTO fieldwork.case_file (pseudonym, study_id, panel_id, source, has_email, has_phone, released_at, created_at)
       VALUES ($1, 'second-wave', $1, 'list', true, false, '2020-01-01', '2020-01-01')`,
      [pseudonym],
    );
  });
  await database.store.transaction('contacts', (queries) =>
    queries.query(
      `INSERT INTO contacts.person (pseudonym, study_id, sealed, source, created_at, changed_at)
       VALUES ($1, 'second-wave', 'sealed', 'list', '2020-01-01', '2020-01-01')`,
      [pseudonym],
    ),
  );
  const dry = await earshot('--dry-run');
  assert.equal(dry.out, 'second-wave: contact details, 12 months after fieldwork closed: 1 due.');
  const done = JSON.parse((await earshot('--json')).out);
  assert.deepEqual(done.retired[0].rows, { 'contacts.person': 1 });
  assert.equal((await earshot()).out, 'Nothing is due.');
});
