import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { usable } from '@earshot/planfile';
import { isMonth, type Snapshot } from '@earshot/snapshot';
import { type MonthWanted, readMonthFolder } from './read-month-folder.ts';

/** Months before this one that are looked for: with it, a year and the month that it is compared to. */
const MOST_BEFORE = 12;

export interface MonthsBefore {
  readonly snapshots: readonly Snapshot[];
  /** Folders of earlier months in which something is wrong, so that they are in no series. */
  readonly leftOut: readonly string[];
}

/** The snapshots of earlier months whose folders stand beside that of a month, the earliest first. */
export function monthsBefore(wanted: MonthWanted, month: string, schemeFile: string | null): MonthsBefore {
  const beside = path.dirname(path.resolve(wanted.folder));
  const folders = readdirSync(beside)
    .filter((name) => isMonth(name) && name < month && statSync(path.join(beside, name)).isDirectory())
    .sort()
    .slice(-MOST_BEFORE);
  const snapshots: Snapshot[] = [];
  const leftOut: string[] = [];
  for (const name of folders) {
    const folder = path.join(beside, name);
    const read = readMonthFolder({ folder, ...(schemeFile === null ? {} : { scheme: schemeFile }) });
    if ('snapshot' in read && usable(read.problems)) snapshots.push(read.snapshot);
    else leftOut.push(folder);
  }
  return { snapshots, leftOut };
}
