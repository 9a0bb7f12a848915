// Where the data of an embedded PostgreSQL lives, and as whom its programs run.
//
// Usually the data is where it was asked for. A checkout that root made in a closed folder cannot be entered by the
// unprivileged account that PostgreSQL runs as, so its data goes to /var/lib/earshot and a symbolic link stays behind
// where it was asked for: whoever looks finds it, and every later start follows the link.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal.ts';
import { type Account, canReach, isRoot, unprivilegedAccount } from './account.ts';

/** The folder that holds the cluster, its password and its log, and the account that runs it (null: ourselves). */
export interface Place {
  readonly home: string;
  readonly account: Account | null;
  readonly notes: readonly string[];
}

export const ELSEWHERE = '/var/lib/earshot';

/** The cluster's own folder, the one that PostgreSQL calls the data directory. */
export function clusterFolder(home: string): string {
  return path.join(home, 'data');
}

/**
 * Decides where the data is or will be. Refuses data that belongs to another user (`not-ours`) and data that the
 * account it belongs to can no longer reach (`closed-folder`).
 */
export function choosePlace(wished: string): Place {
  const home = followed(path.resolve(wished));
  checkOwner(home);
  if (existsSync(path.join(home, 'data', 'PG_VERSION'))) return existingPlace(home);
  mkdirSync(path.dirname(home), { recursive: true });
  return isRoot ? placeForRoot(home) : { home, account: null, notes: [] };
}

function followed(wished: string): string {
  const isLink = lstatSync(wished, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? path.resolve(path.dirname(wished), readlinkSync(wished)) : wished;
}

/** Only its owner and root can look into the folder, so that nobody else can even see whether there is a database. */
function checkOwner(home: string): void {
  const owner = lstatSync(home, { throwIfNoEntry: false })?.uid;
  if (owner === undefined || isRoot || owner === process.getuid?.() || process.platform === 'win32') return;
  const advice = 'Start Earshot as that user, or as root.';
  throw new Refusal('not-ours', `The database in ${home} belongs to another user (number ${owner}). ${advice}`);
}

function existingPlace(home: string): Place {
  if (!isRoot) return { home, account: null, notes: [] };
  const { uid, gid } = statSync(clusterFolder(home));
  const account = { name: `user number ${uid}`, uid, gid };
  if (!canReach(account, clusterFolder(home))) {
    const advice = 'Open the folders above it to that user (chmod a+x), or start Earshot as that user.';
    throw new Refusal(
      'closed-folder',
      `The database in ${home} belongs to ${account.name}, who cannot reach it. ${advice}`,
    );
  }
  return { home, account, notes: [] };
}

function placeForRoot(wished: string): Place {
  const { account, notes } = unprivilegedAccount();
  const parent = path.dirname(wished);
  if (canReach(account, parent)) return { home: wished, account, notes };
  const name = createHash('sha256').update(wished).digest('hex').slice(0, 12);
  const home = path.join(ELSEWHERE, name);
  mkdirSync(ELSEWHERE, { recursive: true });
  chmodSync(ELSEWHERE, 0o755);
  leaveLink(home, wished);
  const found = existsSync(clusterFolder(home)) ? ' An earlier checkout at the same path left its data there.' : '';
  const note = `The user “${account.name}” cannot enter ${parent}, so the database is in ${home}.${found}`;
  return { home, account, notes: [...notes, note] };
}

function leaveLink(home: string, wished: string): void {
  try {
    symlinkSync(home, wished);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // a start in the same moment left it
  }
}
