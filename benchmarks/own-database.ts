import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, Refusal } from '@earshot/store';

/** A database for one benchmark, and the folder that it stands in, in which there is room for more. */
export interface OwnDatabase {
  readonly folder: string;
  readonly url: string;
}

/** Does the work with a database of its own, which goes with its folder, however the work ends. */
export async function withOwnDatabase(work: (own: OwnDatabase) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-bench-'));
  chmodSync(folder, 0o755); // so that the account that PostgreSQL runs as can pass, when root runs this
  const database = await openDatabase({ dataFolder: path.join(folder, 'postgres'), lock: false });
  if (database instanceof Refusal) throw database;
  try {
    await work({ folder, url: database.url });
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
