import type { Problem } from '@earshot/planfile';

/** An error in a published file, or in what was asked of it; `line` counts from 1, and is 1 for the file as a whole. */
export function fileProblem(code: string, file: string, sentence: string, line = 1): Problem {
  return { code, severity: 'error', place: { file, line, column: 1 }, sentence };
}
