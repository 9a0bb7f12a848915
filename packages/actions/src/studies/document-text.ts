import { extname } from 'node:path';
import { linesOfWord } from './document-lines.ts';
import { unpackedSize } from './unpacked-size.ts';

/** A document as somebody hands it in. */
export interface DocumentFile {
  /** Its name with the ending that says what it is. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why a document cannot be read: what happened, and what to do. */
export interface Unreadable {
  readonly code: string;
  readonly sentence: string;
}

const LARGEST = 20_000_000;
/** Unpacked, a Word file of twenty megabytes of text is still far smaller; a bomb is far larger. */
const LARGEST_UNPACKED = 200_000_000;
const TEXT_ENDINGS: ReadonlySet<string> = new Set(['.txt', '.md', '.markdown', '.text']);

/** The text of a document in lines: as it stands in .txt and .md, and paragraphs and rows of tables of a .docx. */
export async function documentText({ name, bytes }: DocumentFile): Promise<string | Unreadable> {
  const ending = extname(name).toLowerCase();
  if (bytes.length === 0) return { code: 'document-empty', sentence: 'The document is empty.' };
  if (bytes.length > LARGEST) {
    const sentence = `The document has ${megabytes(bytes.length)} MB; ${megabytes(LARGEST)} MB can be read. Take out its pictures, or save its text as .txt.`;
    return { code: 'document-too-large', sentence };
  }
  if (TEXT_ENDINGS.has(ending)) return plainText(bytes);
  if (ending === '.docx') return wordText(bytes);
  const old = ending === '.doc' || ending === '.rtf' || ending === '.odt' || ending === '.pdf';
  const advice = old
    ? 'Save it as .docx or .txt in the program that it was written with.'
    : 'A .docx, .txt or .md can.';
  return { code: 'document-unknown-kind', sentence: `A document that ends in “${ending}” cannot be read. ${advice}` };
}

function plainText(bytes: Uint8Array): string | Unreadable {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below: whether bytes or signs are wrong, the same is to be done.
  }
  const sentence = 'The document is not text in the encoding UTF-8. Save it again and choose UTF-8 as its encoding.';
  return { code: 'document-not-utf-8', sentence };
}

async function wordText(bytes: Uint8Array): Promise<string | Unreadable> {
  const size = unpackedSize(bytes);
  if (size === null)
    return {
      code: 'document-not-word',
      sentence: 'The document ends in .docx, but is no Word file. Save it again as .docx.',
    };
  if (size > LARGEST_UNPACKED) {
    const sentence = `Unpacked, the document has ${megabytes(size)} MB; ${megabytes(LARGEST_UNPACKED)} MB can be read.`;
    return { code: 'document-too-large', sentence };
  }
  try {
    return (await linesOfWord(bytes)).join('\n');
  } catch (error) {
    const sentence = `Word’s file cannot be read (${(error as Error).message}). Open it in Word and save it again as .docx.`;
    return { code: 'document-not-word', sentence };
  }
}

function megabytes(size: number): number {
  return Math.round(size / 1_000_000);
}
