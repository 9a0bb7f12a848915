/**
 * What stands in a cell of a staff list. A number comes from a workbook only: Excel has taken a telephone number for
 * one, and its 0 is gone. A workbook’s days come as YYYY-MM-DD.
 */
export type ListCell = string | number | { readonly formula: string };

/** A row of a staff list after its headings, as it stands in the file. */
export interface ListRow {
  /** The line of the file on which it starts, or the row of the sheet; the first is 1. */
  readonly line: number;
  readonly cells: readonly ListCell[];
  /** Quotation marks open in it and are never closed, so its cells cannot be told apart. */
  readonly quotesOpen?: true;
}

/** Spreadsheets take it for a formula, also in full-width characters and after an apostrophe; a lone “-” is no formula. */
const FORMULA = /^['\s]*[=+\-@＝＋－＠]\s*\S/;
const TELEPHONE = /^['\s]*\+\s*[\d\s().-]+$/;

/** Whether a cell holds a formula, or words that would run as one when the list is opened again. +44 117 is none. */
export function isFormula(cell: ListCell): boolean {
  if (typeof cell === 'string') return FORMULA.test(cell) && !TELEPHONE.test(cell);
  return typeof cell === 'object';
}

/** A cell as text, without blanks around it; a lone dash and “n/a” are what people write into a cell to leave it blank. */
export function cellText(cell: ListCell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return cell.formula;
  const text = String(cell).trim();
  return /^(?:-|–|—|n\/a|none)$/i.test(text) ? '' : text;
}
