import { type CheckMade, checkJson, findingsCsv, measuresCsv, tablesCsv } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import { tableJson } from '@earshot/report';
import type { FastifyInstance } from 'fastify';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { type CheckRoute, NEEDS } from './check-address.ts';
import { sendRefused } from './send-refused.ts';
import { titleOf } from './title-of.ts';

/** The files of a checked return, with what the page calls each. */
export const FILE_LINKS = [
  { name: 'findings.csv', text: 'Errors and queries (CSV)' },
  { name: 'measures.csv', text: 'Measures (CSV)' },
  { name: 'findings.xlsx', text: 'Errors, queries and measures (Excel)' },
  { name: 'findings.json', text: 'Errors, queries and measures (JSON)' },
  { name: 'tables.csv', text: 'Tables (CSV)' },
  { name: 'tables.xlsx', text: 'Tables (Excel)' },
  { name: 'tables.json', text: 'Tables (JSON)' },
] as const;
type FileName = (typeof FILE_LINKS)[number]['name'];

interface Written {
  readonly type: string;
  readonly content: string | Buffer;
}

const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const WRITERS: Readonly<Record<FileName, (made: CheckMade) => Written | Promise<Written>>> = {
  'findings.csv': (made) => ({ type: CSV, content: findingsCsv(made) }),
  'measures.csv': (made) => ({ type: CSV, content: measuresCsv(made) }),
  'findings.json': ({ counted, published }) => ({
    type: JSON_TYPE,
    content: JSON.stringify({ ...checkJson(counted.checked), published }),
  }),
  async 'findings.xlsx'(made) {
    // The library for Excel is loaded with the first workbook.
    const { checkXlsx } = await import('@earshot/actions/documents');
    return { type: XLSX, content: Buffer.from(await checkXlsx(made, dayInWords(made.about.begunAt))) };
  },
  'tables.csv': ({ counted }) => ({ type: CSV, content: tablesCsv(counted.tables) }),
  'tables.json': ({ counted }) => ({ type: JSON_TYPE, content: JSON.stringify(counted.tables.map(tableJson)) }),
  async 'tables.xlsx'(made) {
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const about = { title: titleOf(made), day: dayInWords(made.about.begunAt) };
    return { type: XLSX, content: Buffer.from(await tablesXlsx(made.counted.tables, about)) };
  },
};

/** Findings, measures and tables of a checked return as files. That somebody took one stands in the audit. */
export function serveCheckFiles(app: FastifyInstance, pages: Pages): void {
  for (const { name } of FILE_LINKS) {
    app.get<CheckRoute>(`/census/checks/:check/${name}`, NEEDS, async (request, reply) => {
      const made = await pages.census.take(signedIn(request), { id: request.params.check, what: name });
      if ('refused' in made) return sendRefused(reply, pages, made);
      const { type, content } = await WRITERS[name](made);
      const { authority, collection, isSimulated } = made.counted.checked.read;
      const whose = `${isSimulated ? 'simulated-' : ''}return-${authority ?? 'unknown'}-${collection?.year ?? 'unknown'}`;
      return reply.type(type).header('content-disposition', `attachment; filename="${whose}-${name}"`).send(content);
    });
  }
}
