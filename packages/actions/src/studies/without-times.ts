const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** 1 January 1980, midnight: the first moment that a zip file can name. */
const FIRST_MOMENT = 0x0021_0000;

/**
 * A zip file without the times at which its parts were packed, so that the same content always gives the same bytes.
 * @param zip as a program has just written it, without a comment at its end; it is changed in place.
 */
export function withoutTimes(zip: Buffer): Buffer {
  const end = zip.length - END_LENGTH;
  let at = zip.readUInt32LE(end + 16);
  for (let entries = zip.readUInt16LE(end + 10); entries > 0; entries -= 1) {
    zip.writeUInt32LE(FIRST_MOMENT, at + 12);
    zip.writeUInt32LE(FIRST_MOMENT, zip.readUInt32LE(at + 42) + 10);
    at += ENTRY_LENGTH + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
