import { type Mistaken, recordAnswer } from '@earshot/actions';
import { type Fields, pageOf, type Step } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Pages } from '../parts.ts';
import {
  nextHref,
  type PersonalAddress,
  previousHref,
  questionPage,
  type Visit,
  visitOf,
  withInterview,
} from './interview.ts';
import { pageView } from './page-view.ts';
import { sendRefusal } from './refusals.ts';
import { keepingLanguage, languageAsked } from './shown.ts';

interface Address extends PersonalAddress {
  Params: { token: string; questionId: string };
  Body: Fields | undefined;
}

/** The pages of the questions. Which comes next is worked out from the answers, every time. */
export function serveQuestions(app: FastifyInstance, pages: Pages): void {
  const show = withInterview<Address>(pages, (visit, reply, { questionId }) => {
    const { interview, href } = visit;
    if (interview.status !== 'open') return reply.redirect(href(), 303);
    const steps = pageOf(interview.path, questionId);
    if (steps.length === 0) return reply.redirect(nextHref(visit), 303);
    return sendPage(reply, pages, visit, { steps });
  });
  app.get<Address>('/a/:token/q/:questionId', { config: { needs: 'personal_link' } }, show);

  app.post<Address>('/a/:token/q/:questionId', { config: { needs: 'personal_link' } }, async (request, reply) => {
    const { token, questionId } = request.params;
    const fields = request.body ?? {};
    const language = languageAsked(request.query);
    const outcome = await recordAnswer(pages.world, { token, questionId, fields, mode: 'web', language });
    if ('refused' in outcome) return sendRefusal(reply, pages.render, outcome, { token, language });
    if ('errors' in outcome) {
      const visit = visitOf(pages, outcome.interview, token);
      return sendPage(reply.code(422), pages, visit, { steps: outcome.steps, written: { ...outcome, fields } });
    }
    const next = outcome.next === null ? '/finish' : questionPage(outcome.next);
    return reply.redirect(keepingLanguage(`/a/${token}${next}`, language), 303);
  });
}

interface Sent {
  readonly steps: readonly Step[];
  /** What could not be kept. */
  readonly written?: Mistaken & { readonly fields: Fields };
}

async function sendPage(
  reply: FastifyReply,
  pages: Pages,
  visit: Visit,
  { steps, written }: Sent,
): Promise<FastifyReply> {
  const { interview, href } = visit;
  const [first] = steps;
  if (!first) throw new Error('sendPage: steps must hold a question.');
  const { id } = first.question;
  const shown = await visit.shown(questionPage(id));
  const speaking = { say: shown.say, render: pages.render };
  const context = {
    ...shown,
    href,
    action: href(questionPage(id)),
    view: pageView({ ...interview, questionnaire: shown.study.questionnaire, steps, ...speaking }, written ?? null),
    backHref: previousHref(visit, id),
  };
  return reply.type('text/html').send(pages.render('answering/question.njk', context));
}
