import {
  type Fields,
  outcomeOf,
  type Path,
  pageOf,
  type Questionnaire,
  readPage,
  wordingFor,
} from '@earshot/instrument';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Sent, telephoneView } from '../telephone/telephone-view.ts';
import { onlinePage } from './online-page.ts';
import { panelView } from './panel.ts';
import { type OnWalk, type PreviewAddress, type Previewing, walkHref } from './preview.ts';
import { hrefAfter, nextHref, previousHref } from './walk-places.ts';
import { pathOfWalk, questionnaireOf } from './walking.ts';

/** The pages of a walk: its questions, and its end. */
export function serveWalkPages(app: FastifyInstance, previewing: Previewing): void {
  const { onWalk } = previewing;
  const pattern = `${previewing.host.pattern}/walk/:walk`;
  app.get<PreviewAddress>(
    pattern,
    onWalk((on, _request, reply) => reply.redirect(nextHref(on), 303)),
  );
  app.get<PreviewAddress>(
    `${pattern}/q/:questionId`,
    onWalk((on, { params }, reply) => sendPage(reply, previewing, on, { questionId: params.questionId, sent: null })),
  );
  app.post<PreviewAddress>(
    `${pattern}/q/:questionId`,
    onWalk((on, { params, body = {} }, reply) => answer(reply, previewing, on, { ...params, fields: body })),
  );
  app.get<PreviewAddress>(
    `${pattern}/end`,
    onWalk((on, _request, reply) => sendEnd(reply, previewing, on)),
  );
}

interface SentPage {
  readonly questionId: string;
  readonly fields: Fields;
}

function answer(
  reply: FastifyReply,
  previewing: Previewing,
  on: OnWalk,
  { questionId, fields }: SentPage,
): FastifyReply {
  const { walk } = on;
  const { questionnaire, path } = standOf(on);
  const steps = pageOf(path, questionId);
  const last = steps.at(-1);
  if (!last) return reply.redirect(nextHref(on), 303);
  const read = readPage(steps, fields, { questionnaire, mode: walk.mode, values: path.values });
  if ('errors' in read) {
    return sendPage(reply.code(422), previewing, on, { questionId, sent: { ...read, fields } });
  }
  const later = { ...walk, answers: Object.assign({}, walk.answers, ...read.answers.values()) };
  previewing.walks.keep(on.id, later);
  return reply.redirect(hrefAfter(last.question.id, { ...on, walk: later }), 303);
}

interface ShownPage {
  readonly questionId: string;
  /** What could not be kept; null to show what has been answered. */
  readonly sent: Sent | null;
}

function sendPage(
  reply: FastifyReply,
  { host }: Previewing,
  on: OnWalk,
  { questionId, sent }: ShownPage,
): FastifyReply {
  const { walk } = on;
  const { questionnaire, path } = standOf(on);
  const steps = pageOf(path, questionId);
  const [first] = steps;
  if (!first) return reply.redirect(nextHref(on), 303);
  const place = { questionnaire, path, steps, answers: walk.answers };
  const isTelephone = walk.mode === 'telephone';
  const { id } = first.question;
  const context = {
    ...everyPage(on),
    from: id,
    action: walkHref(on, `/q/${id}`),
    view: isTelephone ? telephoneView(place, sent) : onlinePage(place, sent, host.render),
    panel: panelView(on.study, walk, path, steps),
    backHref: previousHref(on, path, id),
  };
  return host.sendPage(reply, isTelephone ? 'preview/telephone.njk' : 'preview/online.njk', context);
}

function sendEnd(reply: FastifyReply, { host }: Previewing, on: OnWalk): FastifyReply {
  const { questionnaire, path } = standOf(on);
  const outcome = outcomeOf(path);
  if (outcome === null) return reply.redirect(nextHref(on), 303);
  const { close } = path;
  const wording = wordingFor(questionnaire, path.values, on.walk.mode);
  const context = {
    ...everyPage(on),
    from: '',
    outcome,
    close: close?.id ?? null,
    text: close?.text ? wording(close.text, close) : null,
    panel: panelView(on.study, on.walk, path, []),
    backHref: previousHref(on, path, null),
  };
  return host.sendPage(reply, 'preview/end.njk', context);
}

function standOf({ study, walk }: OnWalk): { questionnaire: Questionnaire; path: Path } {
  const questionnaire = questionnaireOf(study, walk.language);
  return { questionnaire, path: pathOfWalk(questionnaire, walk) };
}

/** What the template of every page of a walk shows. */
function everyPage(on: OnWalk) {
  const { study, base, walk } = on;
  return { study, base, walk, here: walkHref(on), language: questionnaireOf(study, walk.language).language };
}
