import { createReadStream } from 'node:fs';
import { type CensusMeasures, type MeasureRefusal, measuresAt, type ReadReturn } from '@earshot/census';
import { formatOf, type ReadingWish, readPieces } from './read-pieces.ts';

export interface ReturnToCheck extends Omit<ReadingWish, 'format'> {
  /** A file that is there; .csv is read as CSV, anything else as XML. */
  readonly file: string;
  /** A day of the census year; its last unless told. */
  readonly day?: string;
}

/** A return as it was read and counted, as plain data; nothing in it names anybody. */
export interface CheckedReturn {
  readonly read: ReadReturn;
  /** Null for a return that could not be read to its end: counts of part of a workforce are no measures. */
  readonly measures: CensusMeasures | MeasureRefusal | null;
  /** SHA-256 of the bytes of the file; null when not read whole. */
  readonly digest: string | null;
}

/**
 * Reads and checks a return, which is never held as a whole.
 * @returns a sentence for a file that cannot be read.
 */
export async function checkReturn(wish: ReturnToCheck): Promise<CheckedReturn | { readonly sentence: string }> {
  const { file, day, ...rest } = wish;
  try {
    const bytes = createReadStream(file, { highWaterMark: 65_536 }) as AsyncIterable<Buffer>;
    const { read, digest } = await readPieces(bytes, { format: formatOf(file), ...rest });
    return { read, measures: read.isComplete ? measuresAt(read, day) : null, digest };
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    return { sentence: `${file} ${reason}` };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there.',
  EISDIR: 'is a folder, not a file.',
  EACCES: 'cannot be read: you have no right to.',
  EPERM: 'cannot be read: you have no right to.',
};
