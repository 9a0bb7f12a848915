import { answersLeadingTo, outcomeOf, type Path, pageOf, readPage, stepsOf, wordingFor } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { chosen } from '../answering/choice-items.ts';
import { sendMessage } from '../page/message.ts';
import type { Sent } from '../telephone/telephone-view.ts';
import { telephoneView } from '../telephone/telephone-view.ts';
import { onlinePage } from './online-page.ts';
import { panelView } from './panel.ts';
import { type OnWalk, type PreviewAddress, type Previewing, walkHref } from './preview.ts';
import { pathOfWalk, questionnaireOf, settingsFrom } from './walking.ts';

/** The pages of a walk: its questions, its end, and the ways to another place in it. */
export function serveWalkPages(app: FastifyInstance, previewing: Previewing): void {
  const { host, onWalk, walks } = previewing;
  const pattern = `${host.pattern}/walk/:walk`;

  app.get<PreviewAddress>(
    pattern,
    onWalk((on, _request, reply) => reply.redirect(nextHref(on), 303)),
  );

  app.get<PreviewAddress>(
    `${pattern}/q/:questionId`,
    onWalk((on, { params }, reply) => sendPage(reply, previewing, on, params.questionId, null)),
  );

  const answer = onWalk((on, { params, body = {} }, reply) => {
    const { walk } = on;
    const questionnaire = questionnaireOf(on.study, walk.language);
    const path = pathOfWalk(questionnaire, walk);
    const steps = pageOf(path, params.questionId);
    const last = steps.at(-1);
    if (!last) return reply.redirect(nextHref(on), 303);
    const read = readPage(steps, body, { questionnaire, mode: walk.mode, values: path.values });
    if ('errors' in read)
      return sendPage(reply.code(422), previewing, on, params.questionId, { ...read, fields: body });
    const later = { ...walk, answers: Object.assign({}, walk.answers, ...read.answers.values()) };
    walks.keep(on.id, later);
    return reply.redirect(hrefAfter(last.question.id, { ...on, walk: later }), 303);
  });
  app.post<PreviewAddress>(`${pattern}/q/:questionId`, answer);

  app.get<PreviewAddress>(
    `${pattern}/end`,
    onWalk((on, _request, reply) => sendEnd(reply, previewing, on)),
  );

  const change = onWalk((on, { body = {} }, reply) => {
    const later = { ...on.walk, ...settingsFrom(on.study, body) };
    walks.keep(on.id, later);
    return reply.redirect(placeHref({ ...on, walk: later }, chosen(body.from)[0] ?? ''), 303);
  });
  app.post<PreviewAddress>(`${pattern}/settings`, change);

  const jump = onWalk((on, { body = {} }, reply) => {
    const to = chosen(body.to)[0] ?? '';
    const questionnaire = questionnaireOf(on.study, on.walk.language);
    if (pageOf(pathOfWalk(questionnaire, on.walk), to).length > 0) return reply.redirect(placeHref(on, to), 303);
    const led = answersLeadingTo(questionnaire, to, on.walk.mode);
    if ('sentence' in led) return sendNoWay(reply, previewing, on, led.sentence);
    const { answers, sample, deciding } = led;
    const later = { ...on.walk, answers, sample: { ...on.walk.sample, ...sample }, led: { to, deciding } };
    walks.keep(on.id, later);
    return reply.redirect(walkHref(on, `/q/${to}`), 303);
  });
  app.post<PreviewAddress>(`${pattern}/jump`, jump);
}

function sendPage(
  reply: FastifyReply,
  { host }: Previewing,
  on: OnWalk,
  questionId: string,
  sent: Sent | null,
): FastifyReply {
  const { study, walk, base } = on;
  const questionnaire = questionnaireOf(study, walk.language);
  const path = pathOfWalk(questionnaire, walk);
  const steps = pageOf(path, questionId);
  const [first] = steps;
  if (!first) return reply.redirect(nextHref(on), 303);
  const place = { questionnaire, path, steps, answers: walk.answers };
  const isTelephone = walk.mode === 'telephone';
  const context = {
    study,
    base,
    walk,
    language: questionnaire.language,
    here: walkHref(on),
    from: first.question.id,
    action: walkHref(on, `/q/${first.question.id}`),
    view: isTelephone ? telephoneView(place, sent) : onlinePage(place, sent, host.render),
    panel: panelView(study, walk, path, steps),
    backHref: previousHref(on, path, first.question.id),
  };
  const template = isTelephone ? 'preview/telephone.njk' : 'preview/online.njk';
  return reply.type('text/html').send(host.render(template, context));
}

function sendEnd(reply: FastifyReply, { host }: Previewing, on: OnWalk): FastifyReply {
  const { study, walk, base } = on;
  const questionnaire = questionnaireOf(study, walk.language);
  const path = pathOfWalk(questionnaire, walk);
  const outcome = outcomeOf(path);
  if (outcome === null) return reply.redirect(nextHref(on), 303);
  const { close } = path;
  const wording = wordingFor(questionnaire, path.values, walk.mode);
  const context = {
    study,
    base,
    walk,
    language: questionnaire.language,
    here: walkHref(on),
    from: '',
    outcome,
    close: close?.id ?? null,
    text: close?.text ? wording(close.text, close) : null,
    panel: panelView(study, walk, path, []),
    backHref: previousHref(on, path, null),
  };
  return reply.type('text/html').send(host.render('preview/end.njk', context));
}

function sendNoWay(reply: FastifyReply, { host }: Previewing, on: OnWalk, sentence: string): FastifyReply {
  const links = [{ href: nextHref(on), text: 'Back to where you were' }];
  return sendMessage(reply, host.render, 404, { heading: 'No way leads there', paragraphs: [sentence], links });
}

/** The open question of a walk, or its end. */
function nextHref(on: OnWalk): string {
  const { next } = pathOfWalk(questionnaireOf(on.study, on.walk.language), on.walk);
  return walkHref(on, next ? `/q/${next.question.id}` : '/end');
}

/** A question where it is still asked; else the open one. */
function placeHref(on: OnWalk, questionId: string): string {
  const path = pathOfWalk(questionnaireOf(on.study, on.walk.language), on.walk);
  const [first] = pageOf(path, questionId);
  return first ? walkHref(on, `/q/${first.question.id}`) : nextHref(on);
}

/** The page after a question that has just been answered, as in the interview: the next on the path, answered or not. */
function hrefAfter(questionId: string, on: OnWalk): string {
  const ids = stepsOf(pathOfWalk(questionnaireOf(on.study, on.walk.language), on.walk)).map((step) => step.question.id);
  const following = ids[ids.indexOf(questionId) + 1];
  return following ? walkHref(on, `/q/${following}`) : nextHref(on);
}

/** The page before a question on the path; the beginning before the first. @param questionId null at the end */
function previousHref(on: OnWalk, path: Path, questionId: string | null): string {
  const ids = stepsOf(path).map((step) => step.question.id);
  const previous = ids[(questionId === null ? ids.length : ids.indexOf(questionId)) - 1];
  return previous ? walkHref(on, `/q/${pageOf(path, previous)[0]!.question.id}`) : on.base;
}
