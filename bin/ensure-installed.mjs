// Installs the packages that package-lock.json names, when they are missing or out of date.
// Plain JavaScript, because it runs before tsx can be there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Earshot needs Node 20.19 or later; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const stampFile = path.join(checkout, 'node_modules', '.earshot-installed');

function wantedStamp() {
  const lock = readFileSync(path.join(checkout, 'package-lock.json'));
  const platform = `${process.platform}-${process.arch}`;
  return `${createHash('sha256').update(lock).digest('hex')} ${platform}`;
}

/** Runs `npm ci` unless the stamp of the last install fits the lock file; ends the process when that fails. */
export function ensureInstalled() {
  const stamp = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.error('Installing packages (about half a minute, the first time only) …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const result = spawnSync(command, [...args, '--no-audit', '--no-fund'], {
    cwd: checkout,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.status !== 0) {
    console.error('The packages could not be installed. Check the network or npm’s settings, then try again.');
    process.exit(result.status ?? 1);
  }
  writeFileSync(stampFile, stamp);
}
