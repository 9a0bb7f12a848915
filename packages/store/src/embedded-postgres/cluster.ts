// A cluster is what initdb makes: the files of one PostgreSQL server.
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Binaries, binariesFor, programIn } from './binaries.ts';
import { clusterFolder, type Place } from './place.ts';
import { runProgram } from './program.ts';

/** The login and the database that Earshot uses; the owner is no superuser, as on a served PostgreSQL. */
export const OWNER = 'earshot';
/** The superuser, with the same password; for maintenance by hand and for tests. */
export const SUPERUSER = 'postgres';

const SETTINGS = `
# Earshot's own settings.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
`;

/** Creates the cluster when the place holds none. Whole or not at all: it is built beside and moved in. */
export async function ensureCluster(place: Place, installed: Binaries): Promise<void> {
  if (existsSync(path.join(clusterFolder(place.home), 'PG_VERSION'))) return;
  removeUnfinished(place.home);
  const unfinished = `${place.home}.new-${process.pid}`;
  try {
    ownFolder(unfinished, place.account);
    await build(unfinished, place.account, binariesFor(place.account, installed, unfinished));
    moveIn(unfinished, place.home);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The random password of the owner and the superuser; the file can be read by its account and root only. */
export function passwordOf(home: string): string {
  return readFileSync(path.join(home, 'password'), 'utf8').trim();
}

async function build(home: string, account: Account | null, binaries: Binaries): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  const passwordFile = path.join(home, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const data = clusterFolder(home);
  const login = ['-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const text = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'];
  await succeed(binaries, 'initdb', ['-D', data, ...login, ...text], home, account);
  appendFileSync(path.join(data, 'postgresql.conf'), SETTINGS);
  const statements = [
    `CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD '${password}'`,
    `CREATE DATABASE ${OWNER} OWNER ${OWNER}`,
  ];
  const input = statements.map((statement) => `${statement}\n`).join('');
  const alone = ['--single', '-c', 'log_min_error_statement=panic', '-D', data, 'postgres']; // never log the password
  await succeed(binaries, 'postgres', alone, home, account, input);
}

async function succeed(
  binaries: Binaries,
  program: 'initdb' | 'postgres',
  args: readonly string[],
  folder: string,
  account: Account | null,
  input = '',
): Promise<void> {
  const { status, output } = await runProgram(programIn(binaries, program), args, { account, folder, input });
  if (status === 0 && !/^.*(ERROR|FATAL):/m.test(output)) return;
  const who = account ? ` as ${account.name}` : '';
  throw new Refusal('would-not-start', `PostgreSQL’s ${program}${who} could not create a database: ${output.trim()}`);
}

function ownFolder(folder: string, account: Account | null): void {
  mkdirSync(folder, { mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}

function moveIn(unfinished: string, home: string): void {
  try {
    renameSync(unfinished, home);
  } catch (error) {
    if (!existsSync(path.join(clusterFolder(home), 'PG_VERSION'))) throw error; // otherwise another start was first
  }
}

const LONGEST_CREATION = 10 * 60_000;

/** Removes what a start that was killed in the middle has left; one that may be at work still is left alone. */
function removeUnfinished(home: string): void {
  const prefix = `${path.basename(home)}.new-`;
  for (const name of readdirSync(path.dirname(home)).filter((entry) => entry.startsWith(prefix))) {
    const folder = path.join(path.dirname(home), name);
    const old = Date.now() - statSync(folder).mtimeMs > LONGEST_CREATION;
    if (old || !isAlive(Number(name.slice(prefix.length)))) rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false; // a number used again: what stands there cannot be ours
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
