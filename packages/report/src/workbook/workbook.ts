/** A spreadsheet as plain data, whatever library writes it. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
}

export interface WorkbookSheet {
  /** At most 31 characters. */
  readonly name: string;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Row by row, without blank rows or merged cells; the first cell of the first row is the title. */
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** The row of headings of the sheet's one table, counted from 0, which reaches to the last row; null: no table. */
  readonly table: { readonly headings: number } | null;
}

/** Words stay words, whatever they begin with. */
export interface WorkbookCell {
  readonly value: string | number;
  /** How a number is shown, as spreadsheets write it: `0.0%`. */
  readonly format?: string;
  readonly look?: 'title' | 'heading';
  /** The name of the sheet that the cell leads to. */
  readonly leadsTo?: string;
}

/** A row of words. */
export function wordRow(...words: readonly string[]): WorkbookCell[] {
  return words.map((value) => ({ value }));
}

export function titleRow(value: string): WorkbookCell[] {
  return [{ value, look: 'title' }];
}

export function headingRow(headings: readonly string[]): WorkbookCell[] {
  return headings.map((value) => ({ value, look: 'heading' }));
}
