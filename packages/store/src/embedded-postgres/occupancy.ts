// Who uses the embedded server at the moment, kept as advisory locks on one connection per process: PostgreSQL takes
// them back when a process ends, however it ends, so a lock can never be left over from a crash.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from '../refusal.ts';
import type { Server } from './server.ts';

const FAMILY = 0x6561_7273; // "ears": keeps our two locks apart from anybody else's
const RESIDENT = 1;
const PRESENT = 2;

/** A process's stay in the embedded server. */
export interface Stay {
  /** Ends the stay; the last one to leave stops the server. */
  leave(): Promise<void>;
  /** Settles when the connection to the server has ended, by leaving or because the server has gone. */
  readonly ended: Promise<void>;
}

/**
 * Registers this process with the server. A resident (`npm start`) must be the only one, or is refused with `in-use`;
 * a visitor (the command line, `resident: false`) may come while a resident or other visitors are there.
 */
export async function moveIn(server: Server, resident: boolean): Promise<Stay> {
  const application_name = `earshot ${process.pid}`;
  const client = new pg.Client({ connectionString: server.url, application_name, keepAlive: true });
  client.on('error', () => {}); // the server was stopped under us; whoever queries it is told there
  const ended = new Promise<void>((resolve) => {
    client.once('end', resolve);
  });
  await client.connect();
  try {
    if (resident && !(await taken(client, 'pg_try_advisory_lock', RESIDENT))) throw await inUse(client, server);
    if (!(await taken(client, 'pg_try_advisory_lock_shared', PRESENT))) throw await inUse(client, server);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { leave: () => leave(client, server), ended };
}

/** Tries for a second: the locks of a process that has just been killed take a moment to go. */
async function taken(client: pg.Client, lock: string, key: number): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (await tryOnce(client, lock, key)) return true;
    await sleep(100);
  }
  return false;
}

async function tryOnce(client: pg.Client, lock: string, key: number): Promise<boolean> {
  const { rows } = await client.query(`SELECT ${lock}($1, $2) AS got`, [FAMILY, key]);
  return rows[0].got;
}

async function inUse(client: pg.Client, server: Server): Promise<Refusal> {
  const { rows } = await client.query(
    `SELECT split_part(a.application_name, ' ', 2) AS pid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND l.granted`,
    [FAMILY, RESIDENT],
  );
  const who = rows.length > 0 ? ` (process ${rows[0].pid})` : '';
  const advice = 'Stop it with Ctrl-C in the terminal where it runs, or set DATABASE_URL to use another database here.';
  return new Refusal('in-use', `Earshot is already running${who} with the database in ${server.home}. ${advice}`);
}

async function leave(client: pg.Client, server: Server): Promise<void> {
  let last = false;
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1, $2)', [FAMILY, PRESENT]);
    last = await tryOnce(client, 'pg_try_advisory_lock', PRESENT);
  } catch {
    // Somebody has stopped the server already.
  }
  if (last) await server.stop();
  await client.end().catch(() => {});
}
