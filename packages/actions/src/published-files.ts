import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';

/** A folder of published files. What is asked of it goes by names inside it, such as `dfe-csww/a.csv`. */
export interface PublishedFiles {
  /** The names of the files of a folder in it; `.` for itself. Null where there is no such folder; throws where it cannot be read. */
  names(folder: string): readonly string[] | null;
  /** The text of a file. Throws where it cannot be read. */
  read(file: string): string;
  /** The text of a file in pieces, unpacked where its name ends in `.gz`. Throws while it is read, where it cannot be. */
  pieces(file: string): AsyncIterable<string>;
}

/** The published files that lie in a folder of this machine. */
export function publishedFilesIn(root: string): PublishedFiles {
  return {
    names: (folder) => namesIn(path.join(root, folder)),
    read: (file) => wholeFile(path.join(root, file)),
    pieces: (file) => piecesOf(path.join(root, file)),
  };
}

/** What is read as a whole is some hundred kilobytes long; of a file of another kind the memory would be full. */
const LONGEST = 50_000_000;

function wholeFile(file: string): string {
  const { size } = statSync(file);
  if (size > LONGEST) throw new Error(`it has ${size} bytes, and such files have ${LONGEST} at most`);
  return readFileSync(file, 'utf8');
}

function namesIn(folder: string): string[] | null {
  if (!existsSync(folder)) return null;
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile() || entry.isSymbolicLink()).map(({ name }) => name);
}

async function* piecesOf(file: string): AsyncIterable<string> {
  const stored = createReadStream(file);
  if (!file.endsWith('.gz')) {
    yield* stored.setEncoding('utf8') as AsyncIterable<string>;
    return;
  }
  const unpacked = createGunzip().setEncoding('utf8');
  stored.on('error', (error) => unpacked.destroy(error));
  yield* stored.pipe(unpacked) as AsyncIterable<string>;
}
