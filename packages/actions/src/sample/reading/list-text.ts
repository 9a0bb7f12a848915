import { isUtf8 } from 'node:buffer';
import { type UnreadableList, unreadable } from './unreadable-list.ts';

export interface ListText {
  readonly text: string;
  /** In words, where it is not plain UTF-8. */
  readonly note: string | null;
}

/** Bytes that Windows-1252 leaves undefined, and control characters that no text has. */
const NOT_WINDOWS = /[\x00-\x08\x0b\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]/;

/**
 * The text of a file: UTF-8, with a byte order mark or without, UTF-16 with one, or, when it is neither and can be,
 * Windows-1252, in which Excel saves “CSV” in England. Anything else is refused rather than guessed.
 */
export function listText(bytes: Uint8Array): ListText | UnreadableList {
  const utf16 = byteOrderOf(bytes);
  if (utf16) return withoutControls(decode(bytes, utf16), 'The file is in UTF-16 and was read as that.');
  if (isUtf8(bytes)) return withoutControls(decode(bytes, 'utf-8'), null);
  if (NOT_WINDOWS.test(Buffer.from(bytes).toString('latin1'))) {
    const sentence =
      'The file is neither text in UTF-8, UTF-16 or Windows-1252 nor an Excel workbook. Save it again as “CSV UTF-8” or .xlsx.';
    return unreadable('list-encoding', sentence);
  }
  const note = 'The file is not in UTF-8. It was read as Windows-1252: check that names with accents are right.';
  return { text: decode(bytes, 'windows-1252'), note };
}

function byteOrderOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** UTF-16 without its mark looks like UTF-8 with a NUL in every second place; a picture has them anywhere. */
function withoutControls(text: string, note: string | null): ListText | UnreadableList {
  if (!/[\0-\x08\x0e-\x1f]/.test(text)) return { text, note };
  const sentence =
    'The file holds control characters, so it is no text, or UTF-16 without its mark. Save it as “CSV UTF-8” or .xlsx.';
  return unreadable('list-encoding', sentence);
}
