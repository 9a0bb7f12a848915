import type { ExploredTable } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import { tableJson, writeTableCsv } from '@earshot/report';

export type WithTable = ExploredTable & { readonly table: NonNullable<ExploredTable['table']> };

/** A table as a file of each format, with its media type. */
export const FILES = {
  csv: ({ table }: WithTable) => ({ type: 'text/csv; charset=utf-8', content: writeTableCsv(table) }),
  json: ({ table, asAt, study }: WithTable) => ({
    type: 'application/json',
    content: JSON.stringify({ study: study.id, asAt: asAt.toISOString(), table: tableJson(table) }),
  }),
  async xlsx({ table, asAt, study: { title, contact } }: WithTable) {
    // The library for Excel is loaded with the first workbook.
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const bytes = await tablesXlsx([table], { title, contact, day: dayInWords(asAt) });
    return { type: XLSX, content: Buffer.from(bytes) };
  },
} as const;
export const FORMATS = ['csv', 'json', 'xlsx'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
