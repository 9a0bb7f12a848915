import { type KeptPage, tablesCsv } from '@earshot/actions';
import { dayInWords, shortMoment } from '@earshot/fieldwork';
import type { FastifyInstance } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { cellLine } from './cell-line.ts';
import { ADD, type MonthRoute, monthHref, SEE, sendRefused } from './needs.ts';

const PATH = '/snapshots/:authority/:month';

const FILES = [
  { name: 'tables.csv', text: 'Tables (CSV)' },
  { name: 'tables.xlsx', text: 'Tables (Excel)' },
  { name: 'page.json', text: 'Sentences and tables (JSON)' },
] as const;

/** The page of a month, its files, and its removal. */
export function serveMonthPage(app: FastifyInstance, pages: Pages): void {
  app.get<MonthRoute>(PATH, SEE, async (request, reply) => {
    const found = await pages.snapshots.page(signedIn(request), request.params);
    if ('refused' in found) return sendRefused(reply, pages, found);
    return sendDeskPage(reply, pages, 'snapshots/month.njk', {
      ...{ backHref: '/snapshots', backText: 'Monthly snapshots', address: monthHref(request.params) },
      title: found.title,
      keptAt: shortMoment(found.keptAt),
      bodyHtml: await found.bodyHtml(),
      warnings: found.warnings.map(cellLine),
      files: FILES.map(({ name, text }) => ({ text, href: monthHref(request.params, `/${name}`) })),
    });
  });
  app.post<MonthRoute>(`${PATH}/remove`, ADD, async (request, reply) => {
    const refused = await pages.snapshots.remove(signedIn(request), request.params);
    return refused ? sendRefused(reply, pages, refused) : reply.redirect('/snapshots', 303);
  });
  for (const { name } of FILES) {
    app.get<MonthRoute>(`${PATH}/${name}`, SEE, async (request, reply) => {
      const found = await pages.snapshots.take(signedIn(request), request.params, name);
      if ('refused' in found) return sendRefused(reply, pages, found);
      const { type, content } = await WRITERS[name](found);
      const whose = `${found.simulated ? 'simulated-' : ''}snapshot-${found.authority}-${found.month}`;
      return reply.type(type).header('content-disposition', `attachment; filename="${whose}-${name}"`).send(content);
    });
  }
}

interface Written {
  readonly type: string;
  readonly content: string | Buffer;
}

const WRITERS: Readonly<Record<(typeof FILES)[number]['name'], (page: KeptPage) => Written | Promise<Written>>> = {
  'tables.csv': ({ tables }) => ({ type: 'text/csv; charset=utf-8', content: tablesCsv(tables) }),
  async 'tables.xlsx'({ tables, title, keptAt }) {
    // The library for Excel is loaded with the first workbook.
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const content = Buffer.from(await tablesXlsx(tables, { title, day: dayInWords(keptAt) }));
    return { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content };
  },
  'page.json': ({ json }) => ({ type: 'application/json', content: JSON.stringify(json) }),
};
