import path from 'node:path';
import { backUp, openDatabase, Refusal, restore } from '@earshot/store';
import type { Settings } from '../settings.ts';

/** How many rows of how many tables a backup holds, or were restored. */
export interface BackedUp {
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
}

type Told = (table: string, rows: number) => void;

/**
 * Writes everything in the database into a new folder, while Earshot goes on working. A sentence says why the database
 * cannot be opened; a folder that cannot be written throws the error of the file system.
 */
export function backUpDatabase(settings: Settings, folder: string, takenAt: Date, onTable: Told) {
  return withDatabase(settings, false, (databaseUrl) => backUp({ databaseUrl, folder, takenAt, onTable }));
}

/** Fills the empty database that the settings name from a backup; nobody may be using it. A sentence says why not. */
export function restoreDatabase(settings: Settings, folder: string, onTable: Told) {
  return withDatabase(settings, true, (databaseUrl) => restore({ databaseUrl, folder, onTable }));
}

type Written = Awaited<ReturnType<typeof restore>>;

async function withDatabase(
  settings: Settings,
  lock: boolean,
  work: (databaseUrl: string) => Promise<Written>,
): Promise<BackedUp | { readonly sentence: string }> {
  const { databaseUrl } = settings;
  const database = await openDatabase({ databaseUrl, dataFolder: path.join(settings.dataFolder, 'postgres'), lock });
  if (database instanceof Refusal) return database;
  try {
    const written = await work(database.url);
    if ('sentence' in written) return written;
    const rows = written.tables.reduce((sum, table) => sum + table.rows, 0);
    return { takenAt: written.takenAt, tables: written.tables.length, rows };
  } finally {
    await database.close();
  }
}
