import type { Explored, ExploredTable, Study } from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import { problemLine } from '@earshot/planfile';
import { renderReportBody } from '@earshot/report';
import { type Cell, withheldReason } from '@earshot/tables';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { progressBar, watchProgress } from '../tasks/progress-view.ts';
import { type Chosen, explorationOf, readChosen, writeChosen } from './chosen.ts';
import { exploredReport, totalsOf } from './explored-report.ts';
import { type ExploredWaves, exploredWaves, waveChoices } from './explored-waves.ts';
import { breakChoices, filterChoices, peopleChoices, questionChoices } from './questions.ts';
import { FILES, FORMATS, type WithTable } from './table-files.ts';

type Asked = FastifyRequest<{ Params: { study: string }; Querystring: Readonly<Record<string, unknown>> }>;

/** The explorer: a form whose address holds all that is chosen, the table and chart under it, and the table as files. */
export function serveExplorer(app: FastifyInstance, pages: Pages): void {
  const route = { config: { needs: 'explore_answers' } } as const;
  app.addHook('onClose', () => pages.explorer.close());

  app.get('/desk/:study/explore', route, async (request: Asked, reply) => {
    const waves = wavesOfPage(request, pages);
    if (!waves) return reply.callNotFound();
    const { study, chosen } = waves;
    const query = writeChosen(study, chosen);
    const isThere = study.id === request.params.study && isShort(request, query);
    if (!isThere) return reply.redirect(addressOf(study, query), 303);
    const found = await read(request, pages, waves);
    if (!('table' in found)) return sendWithout(found, { reply, pages, study, query });
    return sendExplored(found, chosen, { reply, pages, study, query });
  });

  for (const format of FORMATS) {
    app.get(`/desk/:study/explore.${format}`, route, async (request: Asked, reply) => {
      const waves = wavesOfPage(request, pages);
      if (!waves) return reply.callNotFound();
      const { study } = waves;
      const found = await read(request, pages, waves);
      if ('preparing' in found) return reply.code(503).header('retry-after', '3').send({ preparing: found.preparing });
      if (!('table' in found) || !found.table) return reply.code(422).send(whyNoTable(found));
      const { type, content } = await FILES[format]({ ...found, table: found.table });
      const name = `${study.id}-explored.${format}`;
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    });
  }
}

interface Around {
  readonly reply: FastifyReply;
  readonly pages: Pages;
  readonly study: Study;
  /** What is chosen, as the address holds it. */
  readonly query: string;
}

function addressOf({ id }: Study, query: string, format = ''): string {
  return `/desk/${id}/explore${format}${query && `?${query}`}`;
}

/** A form sends a field for each choice, also for those not made; people should pass on less. */
function isShort(request: Asked, query: string): boolean {
  const given = request.url.split('?')[1] ?? '';
  return given.replace(/(^|&)still=?$/, '') === query;
}

function wavesOfPage({ params, query }: Asked, { world: { studies } }: Pages): ExploredWaves | null {
  const study = studies.get(params.study);
  return study ? exploredWaves(studies, study, readChosen(query)) : null;
}

function read(request: Asked, pages: Pages, { study, chosen, earlierId }: ExploredWaves): Promise<Explored> {
  const asked = explorationOf(study, chosen);
  const address = writeChosen(study, chosen);
  return pages.explorer.read(signedIn(request), { studyId: study.id, earlierId, asked, address });
}

async function sendExplored(found: ExploredTable, chosen: Chosen, { reply, pages, study, query }: Around) {
  const { table, problems, waves } = found;
  const bodyHtml = table ? await renderReportBody(exploredReport(table)) : null;
  if (problems.length > 0) reply.code(422);
  return sendDeskPage(reply, pages, 'explore/explore.njk', {
    study,
    chosen,
    questions: questionChoices(study),
    breaks: breakChoices(study),
    filters: filterChoices(study),
    people: peopleChoices(study),
    errors: problems.map(({ sentence }) => ({ text: sentence, href: '#explore' })),
    waves: waveChoices(pages.world.studies, study),
    beside: waves.length > 1,
    answered: waves.map(({ study: { title }, people, asAt }) => ({ title, people, asAt: shortMoment(asAt) })),
    bodyHtml,
    address: addressOf(study, ''),
    isAllWithheld: table !== null && showsTotalOnly(table),
    files: FORMATS.map((format) => ({ format, href: addressOf(study, query, `.${format}`) })),
  });
}

/** Whether a table is broken down, and no group of it is shown. */
function showsTotalOnly(table: WithTable['table']): boolean {
  const totals = totalsOf(table);
  const isHidden = (cell: Cell): boolean => cell.kind === 'empty' || withheldReason(cell) !== null;
  return table.columns.length > totals && table.cells.every((row) => row.slice(totals).every(isHidden));
}

/** The page where there is no explorer: not allowed, being prepared, or without what its tables need. */
function sendWithout(found: Exclude<Explored, ExploredTable>, { reply, pages, study, query }: Around) {
  if ('preparing' in found) {
    const watch = watchProgress(reply, addressOf(study, ''));
    const again = addressOf(study, query);
    const bar = progressBar(found.preparing, 'people');
    const watched = { ...watch, again, still: `${again}${query ? '&' : '?'}still` };
    return sendDeskPage(reply, pages, 'explore/preparing.njk', { study, bar, watch: watched });
  }
  if ('refused' in found) {
    return sendMessage(reply, pages.render, refusalStatus(found.refused), {
      heading: 'There is no explorer here',
      paragraphs: [found.sentence],
    });
  }
  const { unready, waiting } = found;
  return sendMessage(reply, pages.render, waiting ? 200 : 422, {
    study,
    heading: waiting ? 'There is nothing to explore yet' : 'The explorer cannot be opened',
    paragraphs: waiting
      ? [
          'It opens as soon as enough people have sent their answers.',
          ...new Set(unready.map(({ sentence }) => sentence)),
        ]
      : ['Mend these in the study’s folder, then start Earshot again.', ...unready.map(problemLine)],
    links: [{ href: `/desk/${study.id}`, text: 'See how it is going' }],
  });
}

function whyNoTable(found: Exclude<Explored, { preparing: unknown }>) {
  if ('refused' in found) return { problems: [{ code: found.refused, sentence: found.sentence }] };
  const problems = 'unready' in found ? found.unready : found.problems;
  const nothing = { code: 'explore-no-item', sentence: 'Choose at least one question.' };
  return { problems: problems.length > 0 ? problems.map(({ code, sentence }) => ({ code, sentence })) : [nothing] };
}
