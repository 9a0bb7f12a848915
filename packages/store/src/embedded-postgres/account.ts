// PostgreSQL refuses to run as root. Started as root, its programs run as an unprivileged user instead.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** A user of this machine that PostgreSQL's programs run as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = process.getuid?.() === 0;

const OWN_ACCOUNT = 'earshot';

/**
 * The account to create a new cluster with when Earshot runs as root: `earshot`, which is created if the machine
 * has no such user, or `nobody` where users cannot be created. A note says so when a user was made or is missing.
 */
export function unprivilegedAccount(): { account: Account; notes: string[] } {
  const existing = accountNamed(OWN_ACCOUNT);
  if (existing) return { account: existing, notes: [] };
  const created = createAccount();
  if (created) {
    return { account: created, notes: [`PostgreSQL refuses root, so the system user “${OWN_ACCOUNT}” was created.`] };
  }
  const nobody = accountNamed('nobody');
  if (!nobody) throw new Error('unprivilegedAccount: this machine has neither useradd, adduser nor a user “nobody”.');
  const note = `PostgreSQL refuses root and no user “${OWN_ACCOUNT}” could be created, so it runs as “nobody”.`;
  return { account: nobody, notes: [note] };
}

/** True when the account can pass through every folder above the file and may read it, and run or enter it. */
export function canReach(account: Account, file: string): boolean {
  const full = path.resolve(file);
  if (!permits(account, full, 0o5)) return false;
  for (let folder = path.dirname(full); ; folder = path.dirname(folder)) {
    if (!permits(account, folder, 0o1)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function permits(account: Account, file: string, wanted: number): boolean {
  const { mode, uid, gid } = statSync(file);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & wanted) === wanted;
}

function accountNamed(name: string): Account | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createAccount(): Account | null {
  const shell = '/usr/sbin/nologin';
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', shell, OWN_ACCOUNT]);
  const created = accountNamed(OWN_ACCOUNT);
  if (created) return created;
  spawnSync('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', OWN_ACCOUNT]); // BusyBox has no useradd
  return accountNamed(OWN_ACCOUNT);
}
