const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** 1 January 1980, the first day that a zip can name, as its two fields of time and date. */
const NO_TIME = 0x0021_0000;

/**
 * A zip with the date of every entry set to the same day, so that the same contents are the same bytes. The bytes are
 * changed in place. Layout of the records: APPNOTE.TXT of PKWARE, 4.3.7 (local header), 4.3.12 and 4.3.16 (directory).
 */
export function undatedZip(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('undatedZip: the directory of the zip is broken.');
    view.setUint32(at + 12, NO_TIME, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, NO_TIME, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw new Error('undatedZip: these bytes are no zip.');
}
