import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type BackedUpTable, backedUpTables, quoted } from './backed-up-tables.ts';
import { MANIFEST, type Manifest } from './manifest.ts';

export interface BackupWish {
  readonly databaseUrl: string;
  /** Must not be there yet. */
  readonly folder: string;
  readonly takenAt: Date;
  /** Told of every table when it is written. */
  readonly onTable?: (name: string, rows: number) => void;
}

/**
 * Writes everything that Earshot keeps as it stood at one moment, while it goes on working: a folder with a gzipped CSV
 * file a table and a manifest with their checksums. The folder appears whole or not at all. Contact details stay sealed:
 * the secret that opens them is not in it. Throws when the folder is there or cannot be written, or the database fails.
 */
export async function backUp({ databaseUrl, folder, takenAt, onTable }: BackupWish): Promise<Manifest> {
  const target = path.resolve(folder);
  const partial = await mkdtemp(path.join(path.dirname(target), '.earshot-backup-'));
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {}); // a broken connection also fails the query that needs it
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: Manifest['tables'] = [];
    for (const table of await backedUpTables(client)) {
      const written = await writeTable(client, table, partial);
      tables.push(written);
      onTable?.(table.name, written.rows);
    }
    const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
      'SELECT name, checksum FROM store.migration ORDER BY number',
    );
    const manifest: Manifest = { format: 'earshot-backup-1', takenAt: takenAt.toISOString(), migrations, tables };
    await writeFile(path.join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    await mkdir(target); // fails where somebody else has just made one
    await rename(partial, target);
    return manifest;
  } finally {
    await client.end().catch(() => {});
    await rm(partial, { recursive: true, force: true });
  }
}

async function writeTable(
  client: pg.Client,
  { name, columns }: BackedUpTable,
  folder: string,
): Promise<Manifest['tables'][number]> {
  const file = `${name}.csv.gz`;
  const source = client.query(
    copyTo(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')`),
  );
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(
    source,
    createGzip(),
    hashed,
    createWriteStream(path.join(folder, file), { mode: 0o600, flush: true }),
  );
  return { name, columns: [...columns], rows: source.rowCount, file, sha256: hash.digest('hex') };
}
