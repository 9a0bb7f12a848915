import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type OwnCollection, openReturn, type ReadReturn } from '@earshot/census';
import { ReturnDecoder } from './return-decoder.ts';

export interface ReadingWish {
  readonly format: 'xml' | 'csv';
  /** For a file that does not say its year. */
  readonly year?: number;
  /** Where the year differs from the layout that is known. */
  readonly own?: OwnCollection;
}

/**
 * Reads the bytes of a return as they come. Registration numbers are hashed with a key that is made for this reading and
 * forgotten after it.
 * @returns with the SHA-256 of the bytes, so that whoever signs a report can tell which file it is about; null when the
 *   file was not read to its end.
 */
export async function readPieces(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { format, year, own }: ReadingWish,
): Promise<{ readonly read: ReadReturn; readonly digest: string | null }> {
  const key = randomBytes(32);
  const reading = openReturn({
    format,
    pseudonym: (text) => createHmac('sha256', key).update(text).digest('base64url'),
    ...(year === undefined ? {} : { year }),
    ...(own ? { own } : {}),
  });
  const decoder = new ReturnDecoder();
  const digest = createHash('sha256');
  for await (const bytes of pieces) {
    digest.update(bytes);
    reading.push(decoder.decode(bytes));
    if (reading.isOver() || decoder.undecodable) break;
  }
  reading.push(decoder.end());
  const read = reading.close(decoder.undecodable ?? undefined);
  return { read, digest: read.isComplete ? digest.digest('hex') : null };
}

/** How a return is written, by the name of its file: .csv is CSV, anything else XML. */
export function formatOf(file: string): 'xml' | 'csv' {
  return file.toLowerCase().endsWith('.csv') ? 'csv' : 'xml';
}
