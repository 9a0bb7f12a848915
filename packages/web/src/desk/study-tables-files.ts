import { type Study, tablesCsv } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';

type Tables = Parameters<typeof tablesCsv>[0];

/** Tables of a study as they were made. */
export interface MadeTables {
  readonly tables: Tables;
  /** The same numbers and what goes with them, as JSON. */
  readonly json: string;
  readonly asAt: Date;
}

/** Tables as a file of each format, with its media type. */
export const FILES = {
  csv: async ({ tables }: MadeTables) => ({ type: 'text/csv; charset=utf-8', content: tablesCsv(tables) }),
  json: async ({ json }: MadeTables) => ({ type: 'application/json', content: json }),
  async xlsx({ tables, asAt }: MadeTables, { title, contact }: Study) {
    // The library for Excel is loaded with the first workbook.
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const bytes = await tablesXlsx(tables, { title, contact, day: dayInWords(asAt) });
    return { type: XLSX, content: Buffer.from(bytes) };
  },
} as const;
export const FORMATS = ['csv', 'json', 'xlsx'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
