import { type OpenedInterview, openInterview } from '@earshot/actions';
import { stepsOf } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { sendRefusal } from './refusals.ts';

export interface PersonalAddress {
  Params: { token: string };
}

type Shows<Route extends PersonalAddress> = (
  interview: OpenedInterview,
  reply: FastifyReply,
  params: Route['Params'],
) => FastifyReply | Promise<FastifyReply>;

/** A page of an interview: opens it by the token in the address, and refuses where that cannot be done. */
export function withInterview<Route extends PersonalAddress>(pages: Pages, show: Shows<Route>) {
  return async (request: FastifyRequest<Route>, reply: FastifyReply): Promise<FastifyReply> => {
    const params = request.params as Route['Params'];
    const interview = await openInterview(pages.world, params.token);
    if ('refused' in interview) return sendRefusal(reply, pages.render, interview, params.token);
    return show(interview, reply, params);
  };
}

/** Where a personal link leads: to the link itself at first, back into the interview, or to how it ended. */
export function serveInterviews(app: FastifyInstance, pages: Pages): void {
  const show: Shows<PersonalAddress> = async (interview, reply, { token }) => {
    const { study, status, path } = interview;
    if (status === 'withdrawn') return sendWithdrawn(reply, pages, interview);
    const context = {
      study,
      token,
      demonstration: await pages.demonstration(study),
      personalLink: personalLink(token, pages),
      answered: path.answered.length,
      next: path.next,
      continueHref: nextHref(interview, token),
    };
    const template = status === 'finished' ? 'answering/thanks.njk' : 'answering/welcome.njk';
    return reply.type('text/html').send(pages.render(template, context));
  };
  app.get('/a/:token', withInterview(pages, show));
}

/** The address that opens an interview, whole, for its owner to copy. */
export function personalLink(token: string, { publicUrl }: Pages): string {
  return `${publicUrl}/a/${token}`;
}

/** The open question of an interview, or the page that sends the answers when none is open. */
export function nextHref({ path }: OpenedInterview, token: string): string {
  return path.next ? questionHref(token, path.next.question.id) : `/a/${token}/finish`;
}

/** The page before a question on the path as it leads now; null stands for the end. */
export function previousHref({ path }: OpenedInterview, token: string, questionId: string | null): string {
  const ids = stepsOf(path).map((step) => step.question.id);
  const position = questionId === null ? ids.length : ids.indexOf(questionId);
  const previous = ids[position - 1];
  return previous ? questionHref(token, previous) : `/a/${token}`;
}

export function questionHref(token: string, questionId: string): string {
  return `/a/${token}/q/${questionId}`;
}

function sendWithdrawn(reply: FastifyReply, { render }: Pages, { study }: OpenedInterview): FastifyReply {
  return sendMessage(reply, render, 200, {
    study,
    heading: 'You have withdrawn',
    paragraphs: [
      'Your answers are left out of every result that is worked out from now on. Your personal link no longer opens them.',
      'There is nothing more to do. You can close this page.',
    ],
  });
}
