import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '@earshot/planfile';
import {
  type FileName,
  isMonth,
  NO_SCHEME,
  type ReadSnapshot,
  readScheme,
  readSnapshot,
  type Scheme,
  SNAPSHOT_FILES,
  type SnapshotFiles,
} from '@earshot/snapshot';

/** Which month is wanted, and what it is counted by. */
export interface MonthWanted {
  /** A folder called like the month, such as 2026-10, with the CSV files in it. */
  readonly folder: string;
  /** For a folder that is called otherwise. */
  readonly month?: string;
  /** Left out: scheme.yml in the folder, or else beside it; and without either nothing is judged by points. */
  readonly scheme?: string;
}

/** A month that was read, with the scheme that it is counted by. */
export interface MonthRead extends ReadSnapshot {
  readonly scheme: Scheme;
  /** The scheme’s file; null where there is none. */
  readonly schemeFile: string | null;
}

/**
 * Reads the files of a month and its scheme. A scheme that has a problem leaves nothing to be counted by, so its problems
 * are then all that is told.
 * @returns a sentence where there is no such folder, or none that says its month.
 */
export function readMonthFolder(
  wanted: MonthWanted,
): MonthRead | { readonly sentence: string } | { readonly schemeProblems: readonly Problem[] } {
  const { folder } = wanted;
  if (!existsSync(folder)) return { sentence: `There is no folder ${folder}.` };
  if (!statSync(folder).isDirectory()) return { sentence: `${folder} is a file. Name the folder of a month.` };
  const month = wanted.month ?? path.basename(path.resolve(folder));
  if (!isMonth(month))
    return { sentence: `“${month}” is no month. Call the folder like the month, such as 2026-10, or give --month.` };
  const schemeFile = wanted.scheme ?? schemeBeside(folder);
  if (schemeFile !== null && !existsSync(schemeFile)) return { sentence: `There is no file ${schemeFile}.` };
  const read = schemeFile === null ? null : readScheme(schemeFile, readFileSync(schemeFile, 'utf8'));
  if (read && !read.scheme) return { schemeProblems: read.problems };
  const scheme = read?.scheme ?? NO_SCHEME;
  const { files, others } = filesIn(folder);
  const { snapshot, problems } = readSnapshot(month, files, scheme, others);
  const placed = problems.map((problem) => inFolder(problem, folder));
  return { snapshot, problems: [...(read?.problems ?? []), ...placed], scheme, schemeFile };
}

function schemeBeside(folder: string): string | null {
  const places = [folder, path.dirname(path.resolve(folder))].map((place) => path.join(place, 'scheme.yml'));
  return places.find((file) => existsSync(file)) ?? null;
}

/** The five files, whatever the case of their names, and the names of other CSV files. */
function filesIn(folder: string): { files: SnapshotFiles; others: string[] } {
  const files: Partial<Record<FileName, string>> = {};
  const others: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!/\.csv$/i.test(file) || !statSync(path.join(folder, file)).isFile()) continue;
    const name = SNAPSHOT_FILES.find((one) => `${one}.csv` === file.toLowerCase());
    if (name && files[name] === undefined) files[name] = readFileSync(path.join(folder, file), 'utf8');
    else others.push(file);
  }
  return { files, others };
}

function inFolder(problem: Problem, folder: string): Problem {
  return { ...problem, place: { ...problem.place, file: path.join(folder, problem.place.file) } };
}
