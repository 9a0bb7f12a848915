import type { Expression } from '@earshot/dataset';
import type { NameBook } from '../form/name-book.ts';
import type { ExportedLists } from './export-choices.ts';
import type { ExportedFills } from './export-fills.ts';
import type { ExportedRow, ExportLanguages } from './export-sheet.ts';
import type { ExportedVariable } from './exported-variable.ts';
import type { LostFeatures } from './lost-features.ts';
import type { XPath } from './xpath-text.ts';

/** What a question needs of the form around it. */
export interface ExportContext {
  readonly languages: ExportLanguages;
  readonly lists: ExportedLists;
  readonly fills: ExportedFills;
  readonly lost: LostFeatures;
  readonly names: NameBook;
  readonly find: (name: string) => ExportedVariable;
  readonly xpath: (expression: Expression) => XPath;
  /** When the question is asked of those who come to its group. */
  readonly relevant: XPath;
  /** When it is asked at all. */
  readonly asked: XPath;
}

/** The rows of a question, and how later conditions ask for its variables. */
export interface WrittenQuestion {
  readonly rows: readonly ExportedRow[];
  readonly variables: ReadonlyMap<string, ExportedVariable>;
}

/** Cells of a row by their columns. */
export type Cells = Record<string, string>;
