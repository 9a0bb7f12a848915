import { type Mistaken, type OpenedInterview, recordAnswer } from '@earshot/actions';
import { type Fields, pageOf, type Step } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Pages } from '../parts.ts';
import { nextHref, previousHref, questionHref, withInterview } from './interview.ts';
import { questionView } from './question-view.ts';
import { sendRefusal } from './refusals.ts';

interface Address {
  Params: { token: string; questionId: string };
  Body: Fields | undefined;
}

/** One question a page. Which page comes next is worked out from the answers, every time. */
export function serveQuestions(app: FastifyInstance, pages: Pages): void {
  const show = withInterview<Address>(pages, (interview, reply, { token, questionId }) => {
    if (interview.status !== 'open') return reply.redirect(`/a/${token}`, 303);
    const steps = pageOf(interview.path, questionId);
    if (steps.length === 0) return reply.redirect(nextHref(interview, token), 303);
    return sendQuestion(reply, pages, token, { interview, steps });
  });
  app.get<Address>('/a/:token/q/:questionId', show);

  app.post<Address>('/a/:token/q/:questionId', async (request, reply) => {
    const { token, questionId } = request.params;
    const fields = request.body ?? {};
    const outcome = await recordAnswer(pages.world, { token, questionId, fields, mode: 'web' });
    if ('refused' in outcome) return sendRefusal(reply, pages.render, outcome, token);
    if ('errors' in outcome) {
      return sendQuestion(reply.code(422), pages, token, { ...outcome, fields });
    }
    const next = outcome.next === null ? `/a/${token}/finish` : questionHref(token, outcome.next);
    return reply.redirect(next, 303);
  });
}

type Shown = { interview: OpenedInterview; steps: readonly Step[] } | (Mistaken & { fields: Fields });

async function sendQuestion(reply: FastifyReply, pages: Pages, token: string, shown: Shown): Promise<FastifyReply> {
  const { interview, steps } = shown;
  const [step] = steps;
  if (!step) throw new Error('sendQuestion: steps must hold a question.');
  const { study, path, answers } = interview;
  const written = 'errors' in shown ? { fields: shown.fields, errors: shown.errors } : null;
  const context = {
    study,
    token,
    question: step.question,
    view: questionView(study.questionnaire, path, step, answers, written),
    backHref: previousHref(interview, token, step.question.id),
    demonstration: await pages.demonstration(study),
  };
  return reply.type('text/html').send(pages.render('answering/question.njk', context));
}
