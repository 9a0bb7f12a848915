import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import {
  type CensusMeasures,
  type MeasureRefusal,
  measuresAt,
  type OwnCollection,
  openReturn,
  type ReadReturn,
} from '@earshot/census';
import { ReturnDecoder } from './return-decoder.ts';

export interface ReturnToCheck {
  /** A file that is there; .csv is read as CSV, anything else as XML. */
  readonly file: string;
  /** For a file that does not say its year. */
  readonly year?: number;
  /** Where the year differs from the layout that is known. */
  readonly own?: OwnCollection;
  /** A day of the census year; its last unless told. */
  readonly day?: string;
}

/** A return as it was read and counted; nothing in it names anybody. */
export interface CheckedReturn {
  readonly read: ReadReturn;
  /** Null for a return that could not be read to its end: counts of part of a workforce are no measures. */
  readonly measures: CensusMeasures | MeasureRefusal | null;
  /** SHA-256 of the bytes of the file, so that whoever signs a report can tell which file it is about; null when not read whole. */
  readonly digest: string | null;
}

/**
 * Reads and checks a return, which is never held as a whole. Registration numbers are hashed with a key that is made for
 * this reading and forgotten after it.
 * @returns a sentence for a file that cannot be read.
 */
export async function checkReturn(wish: ReturnToCheck): Promise<CheckedReturn | { readonly sentence: string }> {
  try {
    return await readAndCount(wish);
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    return { sentence: `${wish.file} ${reason}` };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there.',
  EISDIR: 'is a folder, not a file.',
  EACCES: 'cannot be read: you have no right to.',
  EPERM: 'cannot be read: you have no right to.',
};

async function readAndCount({ file, year, own, day }: ReturnToCheck): Promise<CheckedReturn> {
  const key = randomBytes(32);
  const reading = openReturn({
    format: path.extname(file).toLowerCase() === '.csv' ? 'csv' : 'xml',
    pseudonym: (text) => createHmac('sha256', key).update(text).digest('base64url'),
    ...(year === undefined ? {} : { year }),
    ...(own ? { own } : {}),
  });
  const decoder = new ReturnDecoder();
  const digest = createHash('sha256');
  for await (const bytes of createReadStream(file, { highWaterMark: 65_536 }) as AsyncIterable<Buffer>) {
    digest.update(bytes);
    reading.push(decoder.decode(bytes));
    if (reading.isOver() || decoder.undecodable) break;
  }
  reading.push(decoder.end());
  const read = reading.close(decoder.undecodable ?? undefined);
  const isWhole = read.isComplete;
  return { read, measures: isWhole ? measuresAt(read, day) : null, digest: isWhole ? digest.digest('hex') : null };
}
