import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { checkDatabaseUrl } from './database-url.ts';
import { keepRunning } from './embedded-postgres/keep-running.ts';
import { moveIn, type Stay } from './embedded-postgres/occupancy.ts';
import { type Server, startServer } from './embedded-postgres/server.ts';
import { migrateOrThrow } from './migrate.ts';
import { type Refusal, refusalAsValue } from './refusal.ts';

/** A database that is running, migrated and ours to use until it is closed. */
export interface Database {
  readonly url: string;
  /** What the person at the terminal should know, such as where the data went; usually nothing. */
  readonly notes: readonly string[];
  /** Close the store before. Stops an embedded server, unless another process of Earshot still uses it. */
  close(): Promise<void>;
}

export interface DatabaseWish {
  /** A served PostgreSQL, 14 or later; left out or empty, the embedded one is started. */
  readonly databaseUrl?: string | undefined;
  /** Where the embedded PostgreSQL keeps its data. */
  readonly dataFolder: string;
  /** False for a visitor such as the command line, which may use the database of an Earshot that is running. */
  readonly lock?: boolean;
}

/**
 * Opens the database that Earshot keeps everything in. A Refusal comes back where the machine, the folder or the
 * database does not allow it: its `sentence` is written for the person at the terminal.
 */
export function openDatabase(wish: DatabaseWish): Promise<Database | Refusal> {
  return refusalAsValue(async () => {
    if (!wish.databaseUrl) return openEmbedded(wish.dataFolder, wish.lock ?? true);
    checkDatabaseUrl(wish.databaseUrl);
    await migrateOrThrow(wish.databaseUrl);
    return { url: wish.databaseUrl, notes: [], close: async () => {} };
  });
}

async function openEmbedded(dataFolder: string, resident: boolean): Promise<Database> {
  const { server, stay } = await enter(dataFolder, resident);
  try {
    await migrateOrThrow(server.url);
  } catch (error) {
    await stay.leave();
    throw error;
  }
  // Whoever comes for a moment is told when the server goes; whoever stays brings it back, where everybody knows it.
  const port = Number(new URL(server.url).port);
  const kept = resident ? keepRunning(stay, () => enterAgain(dataFolder, port)) : stay;
  return { url: server.url, notes: server.notes, close: () => kept.leave() };
}

/** Moves in where the server was. One that somebody has meanwhile started elsewhere is of no use to whoever is waiting. */
async function enterAgain(dataFolder: string, port: number): Promise<Stay> {
  const { server, stay } = await enter(dataFolder, true, port);
  if (Number(new URL(server.url).port) === port) return stay;
  await stay.leave();
  throw new Error('enterAgain: the server runs on another port.');
}

/** A server that somebody was just stopping goes away between our finding it and our moving in; then once more. */
async function enter(dataFolder: string, resident: boolean, port?: number): Promise<{ server: Server; stay: Stay }> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await startServer(dataFolder, port === undefined ? {} : { port });
    try {
      return { server, stay: await moveIn(server, resident) };
    } catch (error) {
      if (attempt === 5 || !wentAway(error)) throw error;
      await sleep(200);
    }
  }
}

function wentAway(error: unknown): boolean {
  const { code, message } = error as pg.DatabaseError;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || /^57P/.test(code ?? '') || /terminated/.test(message);
}
