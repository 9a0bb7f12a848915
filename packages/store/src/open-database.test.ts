// The embedded server, as processes that come and go see it. It is the real one, with its data in a temporary folder.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { type Database, type DatabaseWish, openDatabase } from './open-database.ts';
import { Refusal } from './refusal.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
let dataFolder: string;

before(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'earshot-embedded-'));
  chmodSync(folder, 0o755);
  dataFolder = path.join(folder, 'postgres');
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function open(wish: Partial<DatabaseWish> = {}): Promise<Database> {
  const database = await openDatabase({ dataFolder, ...wish });
  if (database instanceof Refusal) throw database;
  return database;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function serverProcess(home = dataFolder): number | null {
  try {
    const pid = Number(readFileSync(path.join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

/** Another process that opens the database, keeps an entry in it, and waits to be killed. */
async function otherEarshot(): Promise<ChildProcess> {
  const door = pathToFileURL(path.join(import.meta.dirname, 'index.ts')).href;
  const script = `
    import { appendAudit, openDatabase, openStore } from ${JSON.stringify(door)};
    const { url } = await openDatabase({ dataFolder: ${JSON.stringify(dataFolder)} });
    const entry = { at: new Date(), actor: 'other', action: 'kept', studyId: null, pseudonym: null, detail: {} };
    await openStore({ databaseUrl: url }).transaction('desk', (queries) => appendAudit(queries, entry));
    console.log('kept');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

describe('the embedded database', () => {
  test('is created when there is none, for its own account only, and stops when it is closed', async () => {
    const database = await open();
    assert.deepEqual(await query(database.url, 'SELECT count(*)::integer AS entries FROM audit.entry'), [
      { entries: 0 },
    ]);
    assert.equal(statSync(path.join(dataFolder, 'password')).mode & 0o777, 0o600);
    assert.notEqual(statSync(path.join(dataFolder, 'data')).uid, 0, 'PostgreSQL refuses root');
    await database.close();
    assert.equal(serverProcess(), null);
  });

  test('is not run by a superuser', async () => {
    const database = await open();
    const rows = await query(database.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
    assert.deepEqual(rows, [{ rolsuper: false }]);
    await database.close();
  });

  test('is one Earshot’s at a time: a second start is told where the first one is', async () => {
    const first = await open();
    const second = await openDatabase({ dataFolder });
    assert.ok(second instanceof Refusal);
    assert.equal(second.code, 'in-use');
    assert.ok(second.sentence.includes(`process ${process.pid}`) && second.sentence.includes(dataFolder));
    assert.equal((await query(first.url, 'SELECT 1')).length, 1);
    await first.close();
  });

  test('lets the command line in beside an Earshot that runs, and stops with whoever leaves last', async () => {
    const resident = await open();
    const visitor = await open({ lock: false });
    const otherVisitor = await open({ lock: false });
    await visitor.close();
    await resident.close();
    assert.equal((await query(otherVisitor.url, 'SELECT 1')).length, 1);
    await otherVisitor.close();
    assert.equal(serverProcess(), null);
  });

  test('is taken over with everything in it after an Earshot was killed', async () => {
    await killed(await otherEarshot());
    const orphan = serverProcess();
    const database = await open();
    assert.notEqual(orphan, null);
    assert.equal(serverProcess(), orphan);
    assert.equal((await query(database.url, `SELECT FROM audit.entry WHERE actor = 'other'`)).length, 1);
    await database.close();
  });

  test('starts again with everything in it after the server was killed too', async () => {
    const other = await otherEarshot();
    process.kill(serverProcess()!, 'SIGKILL');
    await killed(other);
    const database = await open();
    assert.equal((await query(database.url, `SELECT FROM audit.entry WHERE actor = 'other'`)).length, 2);
    await database.close();
  });

  test('goes to a place of its own, with a link to it, when root’s folder is closed', { skip: !isRoot }, async () => {
    const closed = mkdtempSync(path.join(folder, 'closed-'));
    const wished = path.join(closed, 'postgres');
    const database = await open({ dataFolder: wished });
    const home = realpathSync(wished);
    try {
      assert.ok(lstatSync(wished).isSymbolicLink());
      assert.match(database.notes.join(' '), new RegExp(`cannot enter ${closed}, so the database is in ${home}`));
      await database.close();
      const again = await open({ dataFolder: wished });
      assert.deepEqual(again.notes, []);
      await again.close();
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  test('is not started when DATABASE_URL names a served one, which is migrated and left running', async () => {
    const served = await open();
    const database = await open({ databaseUrl: served.url, dataFolder: '/no/such/folder' });
    assert.equal(database.url, served.url);
    await database.close();
    assert.equal((await query(served.url, 'SELECT 1')).length, 1);
    await served.close();
  });
});

test('a server that is killed under whoever stays comes back where it was, with what was committed, and stops with them', async () => {
  const database = await open();
  try {
    await query(database.url, `INSERT INTO audit.entry (at, actor, action) VALUES (now(), 'stays', 'committed')`);
    const killed = serverProcess()!;
    process.kill(killed, 'SIGKILL');
    const found = await eventually(() => query(database.url, `SELECT action FROM audit.entry WHERE actor = 'stays'`));
    assert.deepEqual(found, [{ action: 'committed' }]);
    assert.notEqual(serverProcess(), killed);
  } finally {
    await database.close();
  }
  assert.equal(serverProcess(), null);
});

test('whoever comes while a killed server is away brings it back where it was', async () => {
  const database = await open();
  try {
    process.kill(serverProcess()!, 'SIGKILL');
    const visitor = await open({ lock: false });
    assert.equal(visitor.url, database.url);
    await visitor.close();
    await eventually(() => query(database.url, 'SELECT 1'));
  } finally {
    await database.close();
  }
});

/** What the work gives once it can be done; what keeps it from being done when it never can. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 150) throw error;
      await sleep(200);
    }
  }
}
