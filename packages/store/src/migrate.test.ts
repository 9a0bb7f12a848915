import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import pg from 'pg';
import { type Migration, migrate, shippedMigrations } from './migrate.ts';

let database: TestDatabase;

before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

async function rows(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function added(sql: string): Migration[] {
  const shipped = shippedMigrations();
  return [...shipped, { number: shipped.length + 1, name: '9999_added.sql', sql, checksum: 'added' }];
}

test('migrating a second time changes nothing', async () => {
  const before = await rows('SELECT * FROM store.migration ORDER BY number');
  assert.equal(before.length, shippedMigrations().length);
  assert.equal(await migrate(database.url), null);
  assert.deepEqual(await rows('SELECT * FROM store.migration ORDER BY number'), before);
});

test('two processes that migrate at the same time do it once', async () => {
  const migrations = added('CREATE TABLE answers.only_once (id integer)');
  const [one, other] = await Promise.all([migrate(database.url, migrations), migrate(database.url, migrations)]);
  assert.deepEqual([one, other], [null, null]);
  await rows(`DROP TABLE answers.only_once; DELETE FROM store.migration WHERE checksum = 'added'`);
});

test('a step that fails leaves the database as it was', async () => {
  const migrations = added('CREATE TABLE answers.half_done (id integer); SELECT no_such_function()');
  await assert.rejects(migrate(database.url, migrations), /no_such_function/);
  assert.deepEqual(await rows(`SELECT to_regclass('answers.half_done') AS found`), [{ found: null }]);
});

test('a database that ran another text of a migration is refused by name', async () => {
  const changed = shippedMigrations().map((migration) => ({ ...migration, checksum: 'changed' }));
  const refusal = await migrate(database.url, changed);
  assert.equal(refusal?.code, 'migration-changed');
  assert.match(refusal.sentence, /^0001_contacts_answers_audit\.sql is not the file that this database ran/);
});

test('a database from a newer version is refused', async () => {
  const refusal = await migrate(database.url, []);
  assert.equal(refusal?.code, 'database-newer');
});

test('a database that cannot be reached is refused in a sentence without the password', async () => {
  const url = new URL(database.url);
  url.port = '1';
  url.password = 'very-secret';
  const refusal = await migrate(url.href);
  assert.equal(refusal?.code, 'unreachable');
  assert.match(refusal.sentence, /ECONNREFUSED/);
  assert.doesNotMatch(refusal.sentence, /very-secret/);
});

test('a database user without the right to the roles is refused, with what to ask an administrator for', async () => {
  const name = `nobody_${process.pid}`;
  await rows(`CREATE ROLE ${name} LOGIN PASSWORD 'nothing'`);
  try {
    const url = new URL(database.url);
    url.username = name;
    url.password = 'nothing';
    const refusal = await migrate(url.href);
    assert.equal(refusal?.code, 'no-roles');
    assert.match(refusal.sentence, new RegExp(`${name} may neither create nor use earshot_contacts`));
  } finally {
    await rows(`DROP ROLE ${name}`);
  }
});
