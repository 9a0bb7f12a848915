import { basisWords, type CheckMade, type CheckRead, signOffBody } from '@earshot/actions';
import { momentInWords, shortMoment } from '@earshot/fieldwork';
import { renderReportBody } from '@earshot/report';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { progressBar, watchProgress } from '../tasks/progress-view.ts';
import { type CheckRoute, checkHref, NEEDS } from './check-address.ts';
import { FILE_LINKS } from './check-files.ts';
import { findingGroups } from './finding-groups.ts';
import { measureView } from './measure-view.ts';
import { sendRefused } from './send-refused.ts';
import { titleOf } from './title-of.ts';

/** The pages of a checked return: what was found and what it comes to, its tables, and what is printed and signed. */
export function serveCheck(app: FastifyInstance, pages: Pages): void {
  const path = '/census/checks/:check';
  app.get<CheckRoute>(path, NEEDS, (request, reply) => sendCheck(request, reply, pages, null));
  app.get<CheckRoute>(`${path}/tables`, NEEDS, (request, reply) =>
    withMade(request, reply, pages, async (made) => {
      const tables = made.counted.tables;
      const blocks = tables.map((table, at) => ({ kind: 'table', number: at + 1, table }) as const);
      const simulated = tables[0]?.simulated ?? null;
      const bodyHtml = blocks.length === 0 ? null : await renderReportBody({ blocks, stated: [], simulated });
      return sendDeskPage(reply, pages, 'census/tables.njk', { ...around(made), bodyHtml });
    }),
  );
  app.get<CheckRoute>(`${path}/sign-off`, NEEDS, (request, reply) =>
    withMade(request, reply, pages, async (made) => {
      const { about, authority, counted } = made;
      const said = { file: about.fileName, checkedAt: about.begunAt.toISOString(), authority };
      const bodyHtml = signOffBody(counted.checked, said).safe;
      return sendDeskPage(reply, pages, 'census/sign-off.njk', { ...around(made), bodyHtml });
    }),
  );
}

async function withMade(
  request: FastifyRequest<CheckRoute>,
  reply: FastifyReply,
  pages: Pages,
  send: (made: CheckMade) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const found = pages.census.read(signedIn(request), { id: request.params.check });
  if ('refused' in found) return sendRefused(reply, pages, found);
  return found.state === 'made' ? send(found) : reply.redirect(checkHref(found.about.id), 303);
}

/** Sends what there is of a check. @param mistake what is wrong with the day that was asked for; null where nothing is. */
export async function sendCheck(
  request: FastifyRequest<CheckRoute>,
  reply: FastifyReply,
  pages: Pages,
  mistake: string | null,
): Promise<FastifyReply> {
  const found = pages.census.read(signedIn(request), { id: request.params.check });
  if ('refused' in found) return sendRefused(reply, pages, found);
  if (found.state === 'going') return sendGoing(found, reply, pages);
  if (found.state === 'ended') return sendDeskPage(reply, pages, 'census/ended.njk', endedView(found));
  if (found.state === 'elsewhere') return sendDeskPage(reply, pages, 'census/elsewhere.njk', elsewhereView(found));
  if (mistake !== null) reply.code(422);
  return sendDeskPage(reply, pages, 'census/check.njk', { ...checkView(found), mistake });
}

type In<State extends CheckRead['state']> = Extract<CheckRead, { readonly state: State }>;

function sendGoing({ about, step }: In<'going'>, reply: FastifyReply, pages: Pages): FastifyReply {
  const address = checkHref(about.id);
  const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6);
  const bar = step && progressBar({ done: megabytes(step.done), whole: megabytes(step.whole) }, 'megabytes');
  const watch = watchProgress(reply, address);
  return sendDeskPage(reply, pages, 'census/checking.njk', { about, address, bar, watch });
}

function endedView({ about, ended }: In<'ended'>) {
  return { about, address: checkHref(about.id), ended };
}

function elsewhereView({ about, counted, own }: In<'elsewhere'>) {
  const { authority, findings } = counted.checked.read;
  return { about, address: checkHref(about.id), own, isSaid: authority !== null, findings: findings.kept };
}

function around(made: CheckMade) {
  const { about, counted } = made;
  const { read } = counted.checked;
  const address = checkHref(about.id);
  return {
    ...{ about, address, backHref: address, backText: 'The checked return' },
    title: titleOf(made),
    simulated: read.isSimulated,
    begunAt: shortMoment(about.begunAt),
    until: momentInWords(about.until),
  };
}

function checkView(made: CheckMade) {
  const { read, measures } = made.counted.checked;
  const { findings, collection } = read;
  return {
    ...around(made),
    backHref: '/census',
    backText: 'Census return',
    workers: read.workers.length,
    errors: findings.errors,
    queries: findings.queries,
    isComplete: read.isComplete,
    groups: findingGroups(read),
    basis: collection && basisWords(collection),
    firstDay: collection?.firstDay,
    referenceDate: collection?.referenceDate,
    measures: measureView(made),
    refusal: measures && 'sentence' in measures ? measures.sentence : null,
    tables: made.counted.tables.length,
    ended: made.ended,
    files: FILE_LINKS.map(({ name, text }) => ({ text, href: checkHref(made.about.id, `/${name}`) })),
  };
}
