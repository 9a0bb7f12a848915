import { readFileSync } from 'node:fs';
import path from 'node:path';

const DOCS = path.join(import.meta.dirname, '../../../../docs');

/** A guide of Earshot’s documentation as it is written, by the name of its file. Throws when there is none. */
export function guideText(file: string): string {
  return readFileSync(path.join(DOCS, file), 'utf8');
}
