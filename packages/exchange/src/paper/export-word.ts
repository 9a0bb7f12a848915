import type { ExportedStudy } from '../codebook/exported-study.ts';

/**
 * Writes a questionnaire as a Word document for review: who is asked, in words and as the condition; every text, the
 * options with their numbers, checks, closes, and an index of variables. A document is in the language of the
 * questionnaire that is handed in; other translations are not looked at. The same study gives the same bytes.
 */
export async function exportWord(study: ExportedStudy): Promise<Uint8Array> {
  // The library that writes Word files is large, and a server that starts has no use for it.
  const { wordBytes } = await import('./paper-document.ts');
  return wordBytes(study);
}
