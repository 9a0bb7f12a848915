export type { ImportedNotation } from './import-notation.ts';
export type { LineOutcome } from './source-line.ts';
