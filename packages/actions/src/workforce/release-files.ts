import type { Problem } from '@earshot/planfile';
import type { PublishedFiles } from '../published-files.ts';

/** A file of published figures, from the folder that ships or from one’s own. */
export interface ReleaseFile {
  /** As problems name it. */
  readonly name: string;
  /** Whether somebody put it into the folder of their own downloads. */
  readonly isOwn: boolean;
  read(): string;
  pieces(): AsyncIterable<string>;
}

/** Where DfE’s files lie in data-sources. */
const SHIPPED = 'dfe-csww';

/** The files that ship, and after them those of the own folder, which may be missing. */
export interface ReleaseFolders {
  readonly shipped: PublishedFiles;
  readonly own: PublishedFiles | null;
}

/** The files that are releases of one kind, those that ship first, and what is in the way of the own folder. */
export interface FoundFiles {
  readonly files: readonly ReleaseFile[];
  readonly problems: readonly Problem[];
}

/**
 * The files of both folders whose names fit, in the order of their names. A folder of one’s own that is not there has
 * none; one that cannot be read is the problem `folder-unreadable`.
 */
export function releaseFiles({ shipped, own }: ReleaseFolders, name: RegExp): FoundFiles {
  const within = (files: PublishedFiles, folder: string, isOwn: boolean): ReleaseFile[] =>
    (files.names(folder) ?? [])
      .filter((one) => name.test(one))
      .sort()
      .map((one) => {
        const place = `${folder}/${one}`;
        return { name: one, isOwn, read: () => files.read(place), pieces: () => files.pieces(place) };
      });
  const files = within(shipped, SHIPPED, false);
  if (!own) return { files, problems: [] };
  try {
    return { files: [...files, ...within(own, '.', true)], problems: [] };
  } catch (error) {
    return { files, problems: [unreadable('folder-unreadable', 'The folder of newer downloads', error)] };
  }
}

/** What the names of two kinds of files look like, as DfE gives them. */
export const HEADLINE_FILE = /^csww_(?:headline_measures|indicators)_.*\.csv$/;
export const CHARACTERISTICS_FILE = /^csww_.*role_by_(?:characteristics_inpost|ethnicity)_.*\.csv(?:\.gz)?$/;

/**
 * What lies in the folder of one’s own: how many files are read, and the names of the others, in order; hidden files are
 * the system’s. Which kind a file is of is known by its name.
 */
export function ownDownloads(own: PublishedFiles | null): { count: number; others: readonly string[] } {
  try {
    const names = (own?.names('.') ?? []).filter((name) => !name.startsWith('.'));
    const isRead = (name: string) => HEADLINE_FILE.test(name) || CHARACTERISTICS_FILE.test(name);
    return { count: names.filter(isRead).length, others: names.filter((name) => !isRead(name)).sort() };
  } catch {
    return { count: 1, others: [] }; // whoever reads the files says what is in the way of the folder
  }
}

/** A release read from a file. */
export interface HeldRelease {
  readonly file: string;
  readonly release: { readonly year: number };
}

/**
 * Puts a release among those that are held. One of one’s own takes the place of that of the same year that ships; of
 * two from the same folder the second is left out. Either is said as a warning.
 */
export function holdRelease<One extends HeldRelease>(
  held: Map<One, boolean>,
  one: One,
  isOwn: boolean,
): Problem | null {
  const twin = [...held.keys()].find(({ release }) => release.year === one.release.year);
  if (!twin) {
    held.set(one, isOwn);
    return null;
  }
  if (held.get(twin) === isOwn) {
    return releaseWarning('release-twice', one, `is already read from ${twin.file}; this file is left out.`);
  }
  held.delete(twin);
  held.set(one, isOwn);
  return releaseWarning(
    'release-replaced',
    one,
    `is read from this file, in place of the one that ships with Earshot.`,
  );
}

function releaseWarning(code: string, { file, release }: HeldRelease, what: string): Problem {
  const sentence = `The release of ${release.year} ${what}`;
  return { code, severity: 'warning', place: { file, line: 1, column: 1 }, sentence };
}

/** A file that the machine cannot read, such as one that was packed wrongly; said of one’s own files and of those that ship. */
export function unreadableFile(file: string, error: unknown): Problem {
  return unreadable('file-unreadable', file, error);
}

function unreadable(code: string, file: string, error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return { code, severity: 'error', place: { file, line: 1, column: 1 }, sentence: `It cannot be read: ${why}` };
}
