import { type EstimationRead, type Study, tablesCsv } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';

export type MadeEstimation = Extract<EstimationRead, { readonly state: 'made' }>;

/** What has been worked out as a file of each format, with its media type. */
export const FILES = {
  csv: ({ made }: MadeEstimation) => ({ type: 'text/csv; charset=utf-8', content: tablesCsv(made.tables) }),
  json: ({ made }: MadeEstimation) => ({ type: 'application/json', content: made.json }),
  async xlsx({ made, asAt }: MadeEstimation, { title, contact }: Study) {
    // The library for Excel is loaded with the first workbook.
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const bytes = await tablesXlsx(made.tables, { title, contact, day: dayInWords(asAt) });
    return { type: XLSX, content: Buffer.from(bytes) };
  },
} as const;
export const FORMATS = ['csv', 'json', 'xlsx'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
