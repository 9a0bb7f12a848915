// The PostgreSQL that tests run on: the one that the runner has started, a served one, or, when a test file is run on
// its own, one that this process starts in a temporary folder and takes away with it.
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate, startServer } from '@earshot/store';
import pg from 'pg';

/** URL of a migrated database that is never written to: every test database is a copy of it. */
export const TEMPLATE_VARIABLE = 'EARSHOT_TEST_POSTGRES';
/** URL of a served PostgreSQL (14 or later) whose user may create databases and roles, to run the tests on. */
export const SERVED_VARIABLE = 'EARSHOT_TEST_DATABASE_URL';

let template: Promise<string> | undefined;

/** The URL of the template database, which is made on first use unless the runner has made it. */
export function templateUrl(): Promise<string> {
  template ??= process.env[TEMPLATE_VARIABLE] ? Promise.resolve(process.env[TEMPLATE_VARIABLE]) : templateForThisFile();
  return template;
}

function templateForThisFile(): Promise<string> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
  return makeTemplate();
}

/** Makes a template database, which goes when the process ends: by itself or by process.exit, not by a signal. */
export async function makeTemplate(): Promise<string> {
  const served = process.env[SERVED_VARIABLE];
  const url = served ? await servedTemplate(served) : await ownCluster();
  const refusal = await migrate(url);
  if (refusal) throw refusal;
  return url;
}

/** Runs one statement on the server of a URL, in its maintenance database; gives what it selects. */
export async function administer(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function servedTemplate(served: string): Promise<string> {
  const name = `earshot_template_${process.pid}`;
  const drop = () => administer(served, `DROP DATABASE IF EXISTS ${name}`);
  await drop();
  await administer(served, `CREATE DATABASE ${name}`);
  process.once('beforeExit', drop);
  return withDatabase(served, name);
}

async function ownCluster(): Promise<string> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'earshot-postgres-'));
  chmodSync(folder, 0o755); // so that the account that PostgreSQL runs as can pass, when root runs the tests
  const server = await startServer(path.join(folder, 'postgres'), { durable: false });
  process.on('exit', () => {
    killServer(server.home);
    for (const gone of [server.home, folder]) rmSync(gone, { recursive: true, force: true, maxRetries: 5 });
  });
  const superuser = new URL(server.url);
  superuser.username = 'postgres';
  await administer(superuser.href, 'ALTER ROLE earshot CREATEDB');
  return server.url;
}

/** Stops the server at once and waits for its end, all without promises: a process that is ending runs none. */
function killServer(home: string): void {
  const pid = Number(readFileSync(path.join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < 5000 && signalled(pid, waited === 0 ? 'SIGQUIT' : 0); waited += 20) {
    Atomics.wait(pause, 0, 0, 20);
  }
}

function signalled(pid: number, signal: 'SIGQUIT' | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
