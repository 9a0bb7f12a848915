import { type BesideRead, besideJson, type Study, tablesCsv } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';

export type MadeBeside = Extract<BesideRead, { readonly state: 'made' }>;

const tablesOf = ({ made }: MadeBeside) => made.pairs.map(({ table }) => table);

/** All pairs as a file of each format, with its media type. */
export const FILES = {
  csv: (found: MadeBeside) => ({ type: 'text/csv; charset=utf-8', content: tablesCsv(tablesOf(found)) }),
  json: ({ made }: MadeBeside) => ({ type: 'application/json', content: JSON.stringify(besideJson(made)) }),
  async xlsx(found: MadeBeside, { title, contact }: Study) {
    // The library for Excel is loaded with the first workbook.
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const bytes = await tablesXlsx(tablesOf(found), { title, contact, day: dayInWords(found.asAt) });
    return { type: XLSX, content: Buffer.from(bytes) };
  },
} as const;
export const FORMATS = ['csv', 'json', 'xlsx'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
