import { type Outcomes, readOutcomes } from '@earshot/actions';
import type { Audience } from '@earshot/fieldwork';
import { momentInWords } from '@earshot/fieldwork';
import { type Block, renderReportBody, tableJson, writeTableCsv } from '@earshot/report';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

type Asked = FastifyRequest<{ Params: { study: string; table?: string }; Querystring: { for?: unknown } }>;

/** What fieldwork came to: a page of tables, each as CSV, and all as JSON. */
export function serveOutcomes(app: FastifyInstance, pages: Pages): void {
  const route = { config: { needs: 'see_outcomes' } } as const;

  app.get('/desk/:study/outcomes', route, async (request: Asked, reply) => {
    const read = await readFor(request, reply, pages);
    if (!read) return reply;
    const bodyHtml = await renderReportBody({
      blocks: blocksOf(read),
      stated: [],
      simulated: read.tables[0]!.simulated,
    });
    return sendDeskPage(reply, pages, 'outcomes/outcomes.njk', { ...viewOf(request, read), bodyHtml });
  });

  app.get('/desk/:study/outcomes.json', route, async (request: Asked, reply) => {
    const read = await readFor(request, reply, pages);
    if (!read) return reply;
    const { study, asAt, audience, cases, temporary, simulated, tables } = read;
    const about = { study: study.id, asAt: asAt.toISOString(), audience, cases, temporary, simulated };
    return reply.type('application/json').send({ ...about, tables: tables.map(tableJson) });
  });

  app.get('/desk/:study/outcomes/:table.csv', route, async (request: Asked, reply) => {
    const read = await readFor(request, reply, pages);
    if (!read) return reply;
    const table = read.tables.find(({ id }) => id === request.params.table);
    if (!table) return reply.callNotFound();
    const name = `${read.study.id}-${table.id}-${read.audience === 'beyond' ? 'withheld' : 'field-team'}.csv`;
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('text/csv; charset=utf-8')
      .send(writeTableCsv(table));
  });
}

/** The outcomes that the request asks for; null when a page that says why not has been sent. */
async function readFor(request: Asked, reply: FastifyReply, pages: Pages): Promise<Outcomes | null> {
  const wanted: Audience = request.query.for === 'beyond' ? 'beyond' : 'field_team';
  const read = await readOutcomes(pages.world, signedIn(request), { studyId: request.params.study, wanted });
  if (!('refused' in read)) return read;
  await sendMessage(reply, pages.render, refusalStatus(read.refused), {
    heading: 'There are no outcomes here',
    paragraphs: [read.sentence],
    links: [{ href: '/desk', text: 'Open the desk' }],
  });
  return null;
}

function blocksOf({ tables }: Outcomes): Block[] {
  return tables.map((table, at) => ({ kind: 'table', number: at + 1, table }));
}

function viewOf(request: Asked, { study, asAt, audience, cases, temporary, tables }: Outcomes) {
  const address = `/desk/${study.id}/outcomes`;
  const mayChoose = signedIn(request).role !== 'analyst';
  const query = audience === 'beyond' ? '?for=beyond' : '';
  return {
    study,
    asAt: momentInWords(asAt),
    cases,
    temporary,
    audience,
    choices: mayChoose ? { team: address, beyond: `${address}?for=beyond` } : null,
    downloads: tables.map(({ id, title }) => ({ href: `${address}/${id}.csv${query}`, text: title })),
    jsonHref: `${address}.json${query}`,
  };
}
