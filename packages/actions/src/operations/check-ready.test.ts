import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import pg from 'pg';
import { keysFrom } from '../contacts/keys.ts';
import { checkReady } from './check-ready.ts';
import { readWorkload } from './read-workload.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

function worldOf({ store }: TestDatabase) {
  return {
    store,
    studies: new Map(),
    now: () => new Date(),
    randomBytes: () => new Uint8Array(),
    keys: keysFrom(new Uint8Array(32)),
  };
}

test('a server is ready while its database answers and is of its own version', async () => {
  assert.equal(await checkReady(worldOf(database)), 'ready');
});

test('a server is not ready once a newer version has changed the database', async () => {
  const changed = await testDatabase();
  const client = new pg.Client({ connectionString: changed.url });
  await client.connect();
  await client.query("INSERT INTO store.migration (number, name, checksum) VALUES (9999, '9999_later.sql', 'x')");
  await client.end();
  assert.equal(await checkReady(worldOf(changed)), 'other-version');
  await changed.drop();
});

test('a server is not ready without its database, and its workload says what it can', async () => {
  const gone = await testDatabase();
  await gone.drop();
  const world = worldOf(gone);
  assert.equal(await checkReady(world), 'no-database');
  assert.deepEqual(await readWorkload(world), { connections: { open: 0, idle: 0, waiting: 0 }, mail: null });
});

test('the workload counts connections and mail', async () => {
  const { connections, mail } = await readWorkload(worldOf(database));
  assert.ok(connections.open >= 1);
  assert.deepEqual(mail, { due: 0, later: 0, sending: 0, oldestSeconds: 0 });
});
