import { answersLeadingTo, type Fields, type NoWay, pageOf } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { chosen } from '../answering/choice-items.ts';
import { sendMessage } from '../page/message.ts';
import type { OnWalk, PreviewAddress, Previewing } from './preview.ts';
import { nextHref, placeHref } from './walk-places.ts';
import { pathOfWalk, questionnaireOf, settingsFrom } from './walking.ts';
import type { Walk } from './walks.ts';

/** The ways to turn on a walk: going on as somebody else, and jumping to any question. */
export function serveWalkTurns(app: FastifyInstance, previewing: Previewing): void {
  const { host, onWalk } = previewing;
  app.post<PreviewAddress>(
    `${host.pattern}/walk/:walk/settings`,
    onWalk((on, { body = {} }, reply) => change(reply, previewing, on, body)),
  );
  app.post<PreviewAddress>(
    `${host.pattern}/walk/:walk/jump`,
    onWalk((on, { body = {} }, reply) => jump(reply, previewing, on, chosen(body.to)[0] ?? '')),
  );
}

function change(reply: FastifyReply, { walks }: Previewing, on: OnWalk, fields: Fields): FastifyReply {
  const walk = { ...on.walk, ...settingsFrom(on.study, fields) };
  walks.keep(on.id, walk);
  return reply.redirect(placeHref({ ...on, walk }, chosen(fields.from)[0] ?? ''), 303);
}

function jump(reply: FastifyReply, { host, walks }: Previewing, on: OnWalk, to: string): FastifyReply {
  const led = ledTo(on, to);
  if ('sentence' in led) {
    const links = [{ href: nextHref(on), text: 'Back to where you were' }];
    return sendMessage(reply, host.render, 404, { heading: 'No way leads there', paragraphs: [led.sentence], links });
  }
  walks.keep(on.id, led);
  return reply.redirect(placeHref({ ...on, walk: led }, to), 303);
}

/**
 * The walk at a question: as it is where it has come there already; else with made-up answers, and with what is known
 * beforehand left as it is, unless that keeps people from the question.
 */
function ledTo({ study, walk }: OnWalk, to: string): Walk | NoWay {
  const questionnaire = questionnaireOf(study, walk.language);
  const isThere = (candidate: Walk): boolean => pageOf(pathOfWalk(questionnaire, candidate), to).length > 0;
  if (isThere(walk)) return walk;
  const found = answersLeadingTo(questionnaire, to, walk.mode);
  if ('sentence' in found) return found;
  const { answers, sample, deciding } = found;
  const led = { ...walk, answers, sample, led: { to, deciding } };
  const known = { ...led, sample: { ...walk.sample, ...sample } };
  return isThere(known) ? known : led;
}
