import type { Problem } from '@earshot/planfile';
import { fileProblem } from './file-problem.ts';

/** What stands where bytes were no UTF-8, and what UTF-16 has between its letters. */
const STRANGE = /[\uFFFD\0]/;

/**
 * A file that is not text in UTF-8, `csv-encoding`; null where nothing shows it. Read on, such a file would have place
 * names with a mark of replacement in them, or no columns that anybody knows.
 * @param firstLine on which line of the file the text starts.
 */
export function encodingProblem(file: string, text: string, firstLine = 1): Problem | null {
  const at = text.search(STRANGE);
  if (at < 0) return null;
  const line = firstLine + text.slice(0, at).split('\n').length - 1;
  return fileProblem('csv-encoding', file, 'This is not text in UTF-8. Save the file again as “CSV UTF-8”.', line);
}
