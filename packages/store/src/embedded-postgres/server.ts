// Starts, adopts and stops the PostgreSQL server of a cluster. pg_ctl puts the server into a session of its own, so
// neither Ctrl-C in the terminal nor kill -9 on Earshot takes it away; the next start finds it and uses it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from '../refusal.ts';
import { type Binaries, binariesFor, findBinaries, programIn } from './binaries.ts';
import { ensureCluster, OWNER, passwordOf } from './cluster.ts';
import { choosePlace, clusterFolder, type Place } from './place.ts';
import { runProgram } from './program.ts';

/** A running PostgreSQL server of ours. */
export interface Server {
  /** For the owner’s login to its database. */
  readonly url: string;
  readonly home: string;
  /** What the person at the terminal should know, such as where the data went; usually nothing. */
  readonly notes: readonly string[];
  /** Stops it for everybody who is connected, and waits until it has stopped. */
  stop(): Promise<void>;
}

export interface ServerWish {
  readonly durable?: boolean;
  readonly port?: number;
}

/** For how long to try, in milliseconds: after kill -9 the old server’s processes need a moment to end. */
const PATIENCE = 20_000;
const PATIENCE_TO_STOP = 60_000;

/**
 * Makes sure that the server of the cluster in `dataFolder` runs: creates the cluster if there is none, uses the
 * server if it runs already. `durable: false` leaves out fsync and is for tests only. A server that is started listens on
 * `port`, for those who know it there already; left out, on one that is free.
 * Throws a Refusal where the machine does not allow it.
 */
export async function startServer(dataFolder: string, wish: ServerWish = {}): Promise<Server> {
  const installed = findBinaries();
  try {
    const place = choosePlace(dataFolder);
    await ensureCluster(place, installed);
    const binaries = binariesFor(place.account, installed, place.home);
    const url = await reach(place, binaries, wish);
    return { url, home: place.home, notes: place.notes, stop: () => stop(place, binaries) };
  } catch (error) {
    throw refusedByMachine(error, dataFolder) ?? error;
  }
}

/** What the system says when a folder may not be written, a user not be taken on, or a program not be run. */
const MACHINE_SAYS_NO = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOENT', 'ENOTDIR'];

function refusedByMachine(error: unknown, dataFolder: string): Refusal | null {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof Refusal || !code || !MACHINE_SAYS_NO.includes(code)) return null;
  const advice = 'Start Earshot as an ordinary user who may write there, or set DATABASE_URL to a served PostgreSQL.';
  return new Refusal('closed-folder', `No database can be kept in ${dataFolder} (${message}). ${advice}`);
}

async function reach(place: Place, binaries: Binaries, wish: ServerWish): Promise<string> {
  const deadline = Date.now() + PATIENCE;
  let output = '';
  while (Date.now() < deadline) {
    const url = runningUrl(place.home);
    const state = url ? await answer(url) : 'silent';
    if (url && state === 'ready') return url;
    if (state === 'silent') ({ output } = await start(place, binaries, wish));
    if (!runningUrl(place.home) || state === 'busy') await sleep(200);
  }
  const log = path.join(place.home, 'log');
  throw new Refusal(
    'would-not-start',
    `PostgreSQL in ${place.home} would not start; its log is ${log}. ${output.trim()}`,
  );
}

/** Where the server says it listens; null when there is none. */
function runningUrl(home: string): string | null {
  const port = saidOfItself(home)[3];
  return port ? `postgres://${OWNER}:${passwordOf(home)}@127.0.0.1:${port}/${OWNER}` : null;
}

/** The number of its process; null when there is none. */
function processOf(home: string): string | null {
  return saidOfItself(home)[0] || null;
}

/** The lines of the file that the server keeps while it runs; none when there is no such file. */
function saidOfItself(home: string): readonly string[] {
  try {
    return readFileSync(path.join(clusterFolder(home), 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Busy: on its way up or down. Silent: nobody listens, or somebody who does not know our password, because the file
 * is left over from a server that was killed and its port has gone to another.
 */
async function answer(url: string): Promise<'ready' | 'busy' | 'silent'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return (error as pg.DatabaseError).code?.startsWith('57P') ? 'busy' : 'silent';
  } finally {
    await client.end().catch(() => {});
  }
}

async function start(place: Place, binaries: Binaries, { durable = true, port }: ServerWish) {
  const options = `-p ${port ?? (await formerPort(place.home)) ?? (await freePort())}${durable ? '' : ' -c fsync=off -c full_page_writes=off'}`;
  const files = ['-D', clusterFolder(place.home), '-l', path.join(place.home, 'log')];
  const args = ['start', '-w', '-t', '60', '-s', ...files, '-o', options];
  return runProgram(programIn(binaries, 'pg_ctl'), args, { account: place.account, folder: place.home });
}

/**
 * Waits for that server’s own end. pg_ctl would wait until none runs, and whoever stays brings one back at once.
 */
async function stop(place: Place, binaries: Binaries): Promise<void> {
  const stopped = processOf(place.home);
  const args = ['stop', '-m', 'fast', '-W', '-s', '-D', clusterFolder(place.home)];
  const { output } = await runProgram(programIn(binaries, 'pg_ctl'), args, {
    account: place.account,
    folder: place.home,
  });
  const deadline = Date.now() + PATIENCE_TO_STOP;
  while (stopped !== null && processOf(place.home) === stopped) {
    if (Date.now() > deadline) throw new Error(`stop: PostgreSQL in ${place.home} did not stop. ${output.trim()}`);
    await sleep(50);
  }
}

/**
 * Where a server that was killed listened, while nobody else does: those who were connected to it look for it there.
 * Null after a server that was stopped in good order.
 */
async function formerPort(home: string): Promise<number | null> {
  const url = runningUrl(home);
  return url === null ? null : freePort(Number(new URL(url).port)).catch(() => null);
}

/** That port, or one that is free; rejects when somebody listens there. */
function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer();
    listener.on('error', reject);
    listener.listen(wanted, '127.0.0.1', () => {
      const { port } = listener.address() as { port: number };
      listener.close(() => resolve(port));
    });
  });
}
