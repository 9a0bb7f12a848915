import type { DraftQuestion, Said } from './draft.ts';
import type { Ledger } from './ledger.ts';

/** The words above the statements, or above the scale, of a grid that is written as two lists. */
export const GRID_PART = /^(?:ROWS?|STATEMENTS|ITEMS|COLUMNS?|SCALE)\s*:?$/i;
const ROWS = /^(?:ROW|STATEMENT|ITEM)/i;
const MARKED = /^\(?(\d{1,3}|[A-Za-z])[.):]\s+(\S.*)$/;

interface Entry {
  readonly line: number;
  readonly mark: string;
  readonly words: string;
}

/** Turns a list of statements and a list of answers below a question into the table that they stand for. */
export function listedGrid(question: DraftQuestion, ledger: Ledger): void {
  const { text, rows } = question;
  const first = text.findIndex(({ words }, at) => at > 0 && GRID_PART.test(words));
  if (rows.length > 0 || first < 0) return;
  const parts = partsOf(text.slice(first));
  const [one, other] = parts;
  if (!one || !other || parts.length > 2 || ROWS.test(one.heading.words) === ROWS.test(other.heading.words)) return;
  const [statements, scale] = ROWS.test(one.heading.words) ? [one, other] : [other, one];
  if (statements.entries.length === 0 || scale.entries.length < 2) return;
  text.splice(first);
  const codes = scale.entries.map(({ mark }, at) => (/^\d/.test(mark) ? mark : `${at + 1}`));
  const lines = [statements.heading.line, scale.heading.line, ...scale.entries.map(({ line }) => line)];
  rows.push({ lines, cells: ['', ...scale.entries.map(({ words }) => words)] });
  for (const { line, words } of statements.entries) rows.push({ lines: [line], cells: [words, ...codes] });
  for (const line of lines) ledger.role(line, 'option');
}

function partsOf(text: readonly Said[]): { heading: Said; entries: Entry[] }[] {
  const parts: { heading: Said; entries: Entry[] }[] = [];
  for (const said of text) {
    if (GRID_PART.test(said.words)) parts.push({ heading: said, entries: [] });
    else {
      const marked = MARKED.exec(said.words);
      parts.at(-1)!.entries.push({ line: said.line, mark: marked?.[1] ?? '', words: marked?.[2] ?? said.words });
    }
  }
  return parts;
}
