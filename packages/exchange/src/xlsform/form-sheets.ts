import { SourceRow } from '../form/source-row.ts';

/** A cell as a reader of workbooks gives it. */
export type FormCell = string | number | boolean | Date | null | undefined;

/** A sheet of a workbook: its name, and its rows from the first. */
export interface FormSheet {
  readonly sheet: string;
  readonly data: readonly (readonly FormCell[])[];
}

/** The names that columns go by beside their usual one. */
const COLUMN_ALIASES: Readonly<Record<string, string>> = {
  caption: 'label',
  command: 'type',
  tag: 'name',
  relevance: 'relevant',
  skippattern: 'relevant',
  calculate: 'calculation',
  constraint_msg: 'constraint_message',
  required_msg: 'required_message',
  guidance: 'guidance_hint',
  readonly: 'read_only',
  list: 'list_name',
};

/**
 * The rows of a sheet by the names of their columns: `label`, or `label::English (en)` where a column is of one
 * language. Empty rows are left out; the first row that is not is the header.
 */
export function rowsOf(sheets: readonly FormSheet[], wanted: string): SourceRow[] {
  const found = sheets.find(({ sheet }) => sheet.trim().toLowerCase() === wanted);
  if (!found) return [];
  const filled = found.data
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some(hasText));
  const [header, ...rows] = filled;
  const columns = (header?.cells ?? []).map((cell) => columnName(cellText(cell)));
  return rows.map(({ row, cells }) => new SourceRow(wanted, row, cellsByColumn(columns, cells)));
}

function cellsByColumn(columns: readonly string[], cells: readonly FormCell[]): Map<string, string> {
  const byColumn = new Map<string, string>();
  for (const [index, cell] of cells.entries()) {
    if (hasText(cell)) byColumn.set(columns[index] || `column ${index + 1}`, cellText(cell));
  }
  return byColumn;
}

function hasText(cell: FormCell): boolean {
  return cellText(cell).trim() !== '';
}

function cellText(cell: FormCell): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function columnName(header: string): string {
  const [first, ...others] = header.trim().split(/\s*::?\s*/);
  const plain = (first ?? '').toLowerCase().replaceAll(/[\s-]+/g, '_');
  return [COLUMN_ALIASES[plain] ?? plain, ...others].join('::');
}
