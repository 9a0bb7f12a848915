import type { ExportedSheet, FormSheet } from '@earshot/exchange';
import type { Unreadable } from './document-text.ts';
import { unpackedSize } from './unpacked-size.ts';
import { withoutTimes } from './without-times.ts';

const LARGEST = 20_000_000;
/** Unpacked, a form of tens of thousands of rows is still far smaller; a bomb is far larger. */
const LARGEST_UNPACKED = 100_000_000;

/** The sheets of an Excel workbook with their cells, or why it cannot be read. */
export async function sheetsOfWorkbook(bytes: Uint8Array): Promise<readonly FormSheet[] | Unreadable> {
  const size = unpackedSize(bytes);
  if (size === null) {
    const sentence = 'The file ends in .xlsx, but is no Excel workbook. Save it again as .xlsx.';
    return { code: 'document-not-excel', sentence };
  }
  if (bytes.length > LARGEST || size > LARGEST_UNPACKED) {
    const sentence = `The workbook has ${Math.round(size / 1_000_000)} MB unpacked, and ${LARGEST_UNPACKED / 1_000_000} MB can be read. Take out its pictures.`;
    return { code: 'document-too-large', sentence };
  }
  // Loaded when they are used: a server that starts reads and writes no workbooks.
  const { default: readWorkbook } = await import('read-excel-file/node');
  try {
    const sheets = await readWorkbook(Buffer.from(bytes));
    // The library’s types say the constructor where it gives a date.
    return sheets.map(({ sheet, data }) => ({ sheet, data: data as unknown as FormSheet['data'] }));
  } catch (error) {
    const sentence = `Excel’s file cannot be read (${(error as Error).message}). Open it in Excel and save it again as .xlsx.`;
    return { code: 'document-not-excel', sentence };
  }
}

/** Sheets as an Excel workbook, with their first rows as headers that stay in sight. */
export async function workbookOf(sheets: readonly ExportedSheet[]): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const made = sheets.map(({ sheet, data }) => ({
    sheet,
    stickyRowsCount: 1,
    columns: widthsOf(data),
    data: data.map((row, index) =>
      row.map((value) => (value === null ? null : { value, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) })),
    ),
  }));
  return withoutTimes(await writeWorkbook(made).toBuffer());
}

/** Columns as wide as what stands in them, within reason. */
function widthsOf(data: ExportedSheet['data']): { width: number }[] {
  return (data[0] ?? []).map((_, column) => {
    const longest = Math.max(...data.map((row) => String(row[column] ?? '').length));
    return { width: Math.min(60, Math.max(10, longest + 2)) };
  });
}
