import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { shippedMigrations } from '../migrate.ts';
import { backedUpTables, quoted } from './backed-up-tables.ts';
import { type Manifest, readManifest } from './manifest.ts';

export interface RestoreWish {
  /** Migrated, and with nothing in it. */
  readonly databaseUrl: string;
  readonly folder: string;
  /** Told of every table when it is filled. */
  readonly onTable?: (name: string, rows: number) => void;
}

/**
 * Fills an empty database from a backup, whole or not at all. A sentence comes back where the folder is no backup, a file
 * of it has changed, another version made it, or the database is not empty.
 */
export async function restore(wish: RestoreWish): Promise<Manifest | { readonly sentence: string }> {
  const manifest = readManifest(wish.folder);
  if ('sentence' in manifest) return manifest;
  const fault = versionFault(manifest) ?? (await fileFault(wish.folder, manifest));
  if (fault !== null) return { sentence: fault };
  const client = new pg.Client({ connectionString: wish.databaseUrl });
  client.on('error', () => {}); // a broken connection also fails the query that needs it
  try {
    await client.connect();
    await client.query('BEGIN');
    const full = await firstWithRows(client, manifest);
    if (full !== null) return { sentence: `The database is not empty: ${full} has rows. Restore into a new one.` };
    for (const table of manifest.tables) {
      await fillTable(client, table, wish.folder);
      await setSequences(client, table);
      wish.onTable?.(table.name, table.rows);
    }
    await client.query('COMMIT');
    return manifest;
  } finally {
    await client.end(); // which rolls back what has not been committed
  }
}

/** Why this version cannot restore it, or null: tables are filled as they are, so both must know the same migrations. */
function versionFault({ migrations, takenAt }: Manifest): string | null {
  const shipped = shippedMigrations().map(({ name, checksum }) => ({ name, checksum }));
  if (JSON.stringify(shipped) === JSON.stringify(migrations)) return null;
  const last = migrations.at(-1)?.name ?? 'none';
  return (
    `The backup of ${takenAt} was made by another version of Earshot, whose last migration is ${last}. ` +
    'Restore it with that version; this one then brings the database up to date when it starts.'
  );
}

async function fileFault(folder: string, { tables }: Manifest): Promise<string | null> {
  for (const { file, sha256 } of tables) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(path.join(folder, file)), hash);
    } catch (error) {
      return `${file} of the backup cannot be read: ${(error as Error).message}.`;
    }
    if (hash.digest('hex') !== sha256) return `${file} of the backup is not as it was written: its checksum differs.`;
  }
  return null;
}

async function firstWithRows(client: pg.Client, { tables }: Manifest): Promise<string | null> {
  const here = (await backedUpTables(client)).map(({ name }) => name);
  const missing = tables.find(({ name }) => !here.includes(name));
  if (missing) throw new Error(`restore: the database has no table ${missing.name}; it was not migrated.`);
  for (const name of here) {
    const { rows } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`);
    if (rows.length > 0) return name;
  }
  return null;
}

async function fillTable(client: pg.Client, table: Manifest['tables'][number], folder: string): Promise<void> {
  const columns = table.columns.map(quoted).join(', ');
  const sink = client.query(
    copyFrom(`COPY ${quoted(table.name)} (${columns}) FROM STDIN (FORMAT csv, HEADER, ENCODING 'UTF8')`),
  );
  await pipeline(createReadStream(path.join(folder, table.file)), createGunzip(), sink);
  if (sink.rowCount === table.rows) return;
  throw new Error(`restore: ${table.file} gave ${sink.rowCount} rows where ${table.rows} were written.`);
}

/** Numbers that the database gives out go on after the highest that is there. */
async function setSequences(client: pg.Client, { name, columns }: Manifest['tables'][number]): Promise<void> {
  for (const column of columns) {
    const table = quoted(name);
    await client.query(
      `SELECT setval(sequence, greatest((SELECT max(${quoted(column)}::text::bigint) FROM ${table}), 1),
         EXISTS (SELECT FROM ${table}))
       FROM pg_get_serial_sequence($1, $2) AS sequence WHERE sequence IS NOT NULL`,
      [name, column],
    );
  }
}
