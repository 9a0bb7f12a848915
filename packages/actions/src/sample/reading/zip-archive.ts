import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { endOfZip, ZIP_ENTRY } from '../../studies/zip-directory.ts';
import { ListBroken, type UnreadableList, unreadable } from './unreadable-list.ts';

/** One file within a zip archive, as its directory tells of it. */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly packedSize: number;
  /** Unpacked, as the directory says; it is counted again while it is unpacked. */
  readonly size: number;
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const MOST_ENTRIES = 2000;
const IS_64 = 0xffffffff;

const BROKEN = unreadable(
  'list-not-excel',
  'The file ends or begins like a workbook, but its inside is broken. Save it again as .xlsx.',
);

/**
 * The directory of a zip archive, read without unpacking anything (PKWARE’s APPNOTE 6.3), or why it is not read: broken,
 * with a password, or with more in it than `largest` bytes.
 */
export function zipEntries(bytes: Uint8Array, largest: number): readonly ZipEntry[] | UnreadableList {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfZip(view);
  if (end === null) return BROKEN;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES)
    return unreadable('list-too-large', `The workbook has ${count} parts inside. Save only the list as .xlsx.`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let read = 0; read < count; read += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ZIP_ENTRY) return BROKEN;
    const entry = entryAt(view, at);
    if (!entry) return BROKEN;
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size <= largest) return entries;
  const [has, most] = [size, largest].map((one) => Math.round(one / 1_000_000).toLocaleString('en-GB'));
  return unreadable(
    'list-too-large',
    `The workbook has ${has} MB unpacked, and at most ${most} MB are read. It was not unpacked.`,
  );
}

/**
 * Unpacks one file of an archive, a piece at a time. Throws `ListBroken` as soon as there is more than the directory said,
 * so that a directory that lies costs no memory.
 */
export async function* unpacked(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, packedSize } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw new ListBroken(BROKEN);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + packedSize);
  let size = 0;
  try {
    for await (const piece of entry.stored ? [packed] : inflated(packed)) {
      size += piece.length;
      if (size > entry.size) throw new ListBroken(LIES);
      yield piece;
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? new ListBroken(BROKEN) : error;
  }
}

const LIES = unreadable(
  'list-too-large',
  'The workbook unpacks to more than it says, so it was not read further. Save it again in Excel.',
);

function inflated(packed: Uint8Array): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  return Readable.from([packed]).pipe(inflate);
}

function entryAt(view: DataView, at: number): ZipEntry | null {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameLength = view.getUint16(at + 28, true);
  const after = at + 46 + nameLength;
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || after > view.byteLength) return null;
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
  const wide = wideSizes(view, after, view.getUint16(at + 30, true));
  const wideOr = (place: number): number => {
    const value = view.getUint32(at + place, true);
    return value === IS_64 ? (wide.shift() ?? Number.POSITIVE_INFINITY) : value;
  };
  const [size, packedSize, offset] = [wideOr(24), wideOr(20), wideOr(42)] as const;
  return { name, stored: method === 0, packedSize, size, offset };
}

/** The sizes in 64 bits that stand beside an entry whose fields are too short for them. */
function wideSizes(view: DataView, start: number, length: number): number[] {
  const end = Math.min(start + length, view.byteLength);
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const last = Math.min(at + 4 + view.getUint16(at + 2, true), end);
    const sizes: number[] = [];
    for (let field = at + 4; field + 8 <= last; field += 8) sizes.push(Number(view.getBigUint64(field, true)));
    return sizes;
  }
  return [];
}
