import { deflateRawSync } from 'node:zlib';

/** 1 January 1980, the first day that a zip can name, as its two fields of time and date. */
const NO_TIME = 0x0021_0000;
/** Version 2.0 of the format, names in UTF-8, compressed by “deflate”. */
const VERSION = 20;
const UTF_8 = 0x0800;
const DEFLATE = 8;

/**
 * Files as one zip, undated, so that the same files are the same bytes. Layout: APPNOTE.TXT of PKWARE, 4.3.7 (local
 * header), 4.3.12 (directory) and 4.3.16 (its end). For less than four gigabytes.
 */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const named = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(bytes);
    const common = commonFields(bytes, packed, named);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, named, packed]);
    directory.push(directoryEntry(common, named, at));
    parts.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, entries, end]);
}

/** The fields that a file’s own header and its entry in the directory share. */
function commonFields(bytes: Uint8Array, packed: Buffer, name: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF_8, 2);
  fields.writeUInt16LE(DEFLATE, 4);
  fields.writeUInt32LE(NO_TIME, 6);
  fields.writeUInt32LE(checksum(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function directoryEntry(common: Buffer, name: Buffer, at: number): Buffer {
  const version = Buffer.alloc(2);
  version.writeUInt16LE(VERSION);
  const own = Buffer.alloc(14);
  own.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), version, common, own, name]);
}

const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb8_8320 : rest >>> 1;
  return rest;
});

/** CRC-32, which Node’s zlib has only from version 22.2 on. */
function checksum(bytes: Uint8Array): number {
  let rest = 0xffff_ffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ REMAINDERS[(rest ^ byte) & 0xff]!;
  return (rest ^ 0xffff_ffff) >>> 0;
}
