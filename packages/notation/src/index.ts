export { type ImportedNotation, importNotation } from './import-notation.ts';
export type { LineOutcome } from './source-line.ts';
