import type { Problem } from '@earshot/planfile';

/** What is wrong in a file, for somebody who has it open in a spreadsheet: file, line and column, then the sentence. */
export function cellLine({ severity, place: { file, line, column }, sentence }: Problem): string {
  const kind = severity === 'warning' ? 'Warning: ' : '';
  return `${file}, line ${line}, column ${column}: ${kind}${sentence}`;
}
