import type { ExploredTable } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import { tableJson, writeTableCsv } from '@earshot/report';

export type WithTable = ExploredTable & { readonly table: NonNullable<ExploredTable['table']> };

/** A table as a file of each format, with its media type. */
export const FILES = {
  csv: ({ table }: WithTable) => ({ type: 'text/csv; charset=utf-8', content: writeTableCsv(table) }),
  json({ table, waves }: WithTable) {
    const [latest, ...earlier] = waves
      .toReversed()
      .map(({ study, asAt }) => ({ study: study.id, asAt: asAt.toISOString() }));
    const beside = earlier.length > 0 ? { earlier } : {};
    return { type: 'application/json', content: JSON.stringify({ ...latest, ...beside, table: tableJson(table) }) };
  },
  async xlsx({ table, waves }: WithTable) {
    // The library for Excel is loaded with the first workbook.
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const { asAt, study } = waves.at(-1)!;
    const { title, contact } = study;
    const bytes = await tablesXlsx([table], { title, contact, day: dayInWords(asAt) });
    return { type: XLSX, content: Buffer.from(bytes) };
  },
} as const;
export const FORMATS = ['csv', 'json', 'xlsx'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
