import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SIZE = '700m';

/** A folder on a file system of its own, in memory, which can be filled without harm to anything else. */
export interface OwnDisk {
  readonly folder: string;
  release(): void;
}

/** Makes one, which needs root on Linux; null elsewhere. */
export function ownDisk(): OwnDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-chaos-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null; // a container that may not mount
  }
  chmodSync(folder, 0o755); // PostgreSQL’s own user must be able to enter
  return { folder, release: () => execFileSync('umount', ['-l', folder], { stdio: 'ignore' }) };
}
