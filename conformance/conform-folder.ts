import { readdirSync } from 'node:fs';
import path from 'node:path';
import { conformFile } from './conform-file.ts';
import type { Outcome } from './print.ts';

/** Compares every reference file (*.json) that lies in a folder, in the order of their names. */
export function conformFolder(folder: string): Outcome[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const names = entries.map(({ name }) => name).filter((name) => name.endsWith('.json'));
  return names.sort().map((file) => ({ file, found: conformFile(path.join(folder, file)) }));
}

/** Whether all files could be read and no number is off by more than it may be. */
export function isConforming(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(({ found }) => !('broken' in found) && found.mismatches.length === 0);
}
