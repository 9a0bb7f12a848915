import type { EstimationKind, EstimationRead, Study } from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import { problemLine } from '@earshot/planfile';
import type { FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { FORMATS } from '../desk/study-tables-files.ts';
import type { Pages } from '../parts.ts';
import { progressBar, watchProgress } from '../tasks/progress-view.ts';
import { ENDED_WORDS, ESTIMATION_WORDS } from './estimation-words.ts';

/** The address of an estimation’s page. @param more what follows it, such as `.csv`. */
export function addressOf({ id }: Study, kind: EstimationKind, more = ''): string {
  return `/desk/${encodeURIComponent(id)}/${kind}${more}`;
}

/** What a page is sent with. */
export interface Around {
  readonly reply: FastifyReply;
  readonly pages: Pages;
  readonly study: Study;
  readonly kind: EstimationKind;
}

/** Sends what there is of an estimation: nothing yet, problems, how far it is, or its results. */
export function sendEstimation(found: Exclude<EstimationRead, { refused: string }>, around: Around): FastifyReply {
  const { reply, pages, study, kind } = around;
  const about = { study, words: ESTIMATION_WORDS[kind], address: addressOf(study, kind) };
  if (found.state === 'going') return sendGoing(found.going, around, about);
  if (found.state === 'problems') reply.code(422);
  return sendDeskPage(reply, pages, 'estimation/estimation.njk', {
    ...about,
    state: found.state,
    ended: found.state === 'none' && found.ended ? ENDED_WORDS[found.ended] : null,
    problems: 'problems' in found ? found.problems.map(problemLine) : [],
    ...(found.state === 'made' ? shownIn(found, around) : {}),
  });
}

type GoingEstimation = Extract<EstimationRead, { readonly state: 'going' }>['going'];

function sendGoing(
  { state, step }: GoingEstimation,
  { reply, pages }: Around,
  about: { readonly address: string },
): FastifyReply {
  const bar = step && progressBar(step, step.things);
  const watch = watchProgress(reply, about.address);
  return sendDeskPage(reply, pages, 'estimation/estimating.njk', { ...about, state, step, bar, watch });
}

function shownIn(
  { made, asAt, mayBegin }: Extract<EstimationRead, { readonly state: 'made' }>,
  { study, kind }: Around,
) {
  const files = FORMATS.map((format) => ({ format, href: addressOf(study, kind, `.${format}`) }));
  return {
    bodyHtml: made.bodyHtml,
    asAt: shortMoment(asAt),
    mayBegin,
    files: made.tables.length === 0 ? [] : files,
  };
}
