const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

/** With what every entry of a zip archive’s directory begins (PKWARE’s APPNOTE 6.3). */
export const ZIP_ENTRY = 0x02014b50;

/** Where the record at the end of a zip archive stands that leads to its directory; null for bytes that are none. */
export function endOfZip(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}
