import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Queries } from './queries.ts';
import { Refusal, refusalAsValue } from './refusal.ts';
import { ensureRoles } from './roles.ts';

/** A numbered file of SQL that takes the database one step further. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const MIGRATION_LOCK = 0x6d69_6772; // "migr"
const OLDEST_POSTGRESQL = 14;

/**
 * Brings a database to the state that this version of Earshot works with; a database that is there already is left
 * as it is. All steps run in one transaction, so a step that fails leaves the database unchanged. Returns a Refusal
 * (`unreachable`, `postgresql-too-old`, `no-roles`, `migration-changed`, `database-newer`) or null.
 */
export async function migrate(databaseUrl: string, migrations = shippedMigrations()): Promise<Refusal | null> {
  const outcome = await refusalAsValue(() => migrateOrThrow(databaseUrl, migrations));
  return outcome ?? null;
}

/** As `migrate`, but throws the refusal. */
export async function migrateOrThrow(databaseUrl: string, migrations = shippedMigrations()): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await checkVersion(client);
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(client);
    const done = await recorded(client);
    checkHistory(done, migrations);
    for (const migration of migrations.slice(done.length)) await apply(client, migration);
    await client.query('COMMIT');
  } finally {
    await client.end(); // which rolls back what has not been committed
  }
}

/** The migrations that come with this version, in their order. Line ends do not count towards a checksum. */
export function shippedMigrations(): Migration[] {
  const folder = path.join(import.meta.dirname, 'migrations');
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file, index) => {
    const sql = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    const number = Number(file.slice(0, 4));
    if (number !== index + 1) throw new Error(`shippedMigrations: ${file} should have the number ${index + 1}.`);
    return { number, name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Whether a database is in the state that this version works with, neither before nor past it. Role: desk. */
export async function isMigrated(queries: Queries, migrations = shippedMigrations()): Promise<boolean> {
  const done = await queries.query<Recorded>(HISTORY);
  return (
    done.length === migrations.length && migrations.every(({ checksum }, index) => checksum === done[index]!.checksum)
  );
}

const HISTORY = 'SELECT number, name, checksum FROM store.migration ORDER BY number';

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
    client.on('error', () => {}); // a broken connection also fails the query that needs it
    await client.connect();
    return client;
  } catch (error) {
    const reason = (error as Error).message || (error as NodeJS.ErrnoException).code;
    throw new Refusal('unreachable', `No connection to the database that DATABASE_URL names: ${reason}.`);
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query('SHOW server_version_num');
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (major >= OLDEST_POSTGRESQL) return;
  const needed = `Earshot needs PostgreSQL ${OLDEST_POSTGRESQL} or later`;
  throw new Refusal('postgresql-too-old', `${needed}; the database that DATABASE_URL names runs on ${major}.`);
}

interface Recorded {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

async function recorded(client: pg.Client): Promise<Recorded[]> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS store;
    CREATE TABLE IF NOT EXISTS store.migration (
      number integer PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
  const { rows } = await client.query(HISTORY);
  return rows;
}

function checkHistory(done: readonly Recorded[], migrations: readonly Migration[]): void {
  for (const [index, past] of done.entries()) {
    const known = migrations[index];
    if (!known) {
      const advice = 'Use the newer version, or restore a backup from before it.';
      throw new Refusal(
        'database-newer',
        `A newer version of Earshot has changed this database (${past.name}). ${advice}`,
      );
    }
    if (known.checksum !== past.checksum) {
      const advice = 'Put the file back as it was, and write the change as a new migration.';
      throw new Refusal('migration-changed', `${known.name} is not the file that this database ran. ${advice}`);
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(migration.sql);
  const { number, name, checksum } = migration;
  await client.query('INSERT INTO store.migration (number, name, checksum) VALUES ($1, $2, $3)', [
    number,
    name,
    checksum,
  ]);
}
