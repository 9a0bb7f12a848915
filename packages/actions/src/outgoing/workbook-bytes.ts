import type { Workbook, WorkbookCell } from '@earshot/report';
import { withoutTimes } from '../studies/without-times.ts';
import { linksAndTables } from './links-and-tables.ts';

/** A workbook as an .xlsx file; the same workbook is always the same bytes. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  // Loaded when it is used: a server that starts writes no workbooks.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const sheets = workbook.sheets.map(({ name, widths, rows, table }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: table ? table.headings + 1 : 1,
    data: rows.map((row) => row.map((cell) => cellOf(cell, row.length > 1))),
  }));
  const features = [linksAndTables(workbook)];
  return withoutTimes(await writeWorkbook(sheets, { features, fontFamily: 'Arial', fontSize: 12 }).toBuffer());
}

/** Lines of a single cell reach over the columns beside them; cells that have neighbours break their words. */
function cellOf({ value, format, look, leadsTo }: WorkbookCell, hasNeighbours: boolean) {
  if (typeof value === 'number') return { type: Number, value, ...(format === undefined ? {} : { format }) };
  return {
    type: String,
    value,
    wrap: hasNeighbours,
    alignVertical: 'top' as const,
    ...(look ? { fontWeight: 'bold' as const } : {}),
    ...(look === 'title' ? { fontSize: 15 } : {}),
    ...(leadsTo === undefined ? {} : { textColor: '#0b0c8c', textDecoration: { underline: true as const } }),
  };
}
