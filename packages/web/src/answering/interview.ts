import { giveConsent, type OpenedInterview, openInterview, type Refused, reachWanted } from '@earshot/actions';
import { pageOf, stepsOf } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { endOf } from './ending.ts';
import { sendLanding } from './landing.ts';
import { sendRefusal } from './refusals.ts';
import { type AsksLanguage, addressIn, languageAsked, type Shown, shownAt } from './shown.ts';

export interface PersonalAddress extends AsksLanguage {
  Params: { token: string };
}

/** An interview as somebody visits it: opened by the token in the address, in the language that the address asks for. */
export interface Visit {
  readonly interview: OpenedInterview;
  readonly token: string;
  /** The address of a page of this interview, such as `/finish`, in the same language. */
  readonly href: (page?: string) => string;
  /** What every page shows. @param page the page's own address within the interview. */
  readonly shown: (page?: string) => Promise<Shown>;
}

type Shows<Route extends PersonalAddress> = (
  visit: Visit,
  reply: FastifyReply,
  params: Route['Params'],
) => FastifyReply | Promise<FastifyReply>;

/** A page of an interview: opens it by the token in the address, and refuses where that cannot be done. */
export function withInterview<Route extends PersonalAddress>(pages: Pages, show: Shows<Route>) {
  return async (request: FastifyRequest<Route>, reply: FastifyReply): Promise<FastifyReply> => {
    const params = request.params as Route['Params'];
    const language = languageAsked(request.query as PersonalAddress['Querystring']);
    const interview = await openInterview(pages.world, params.token, 'web', language);
    if ('refused' in interview) return sendRefusal(reply, pages.render, interview, { ...params, language });
    return show(visitOf(pages, interview, params.token), reply, params);
  };
}

export function visitOf(pages: Pages, interview: OpenedInterview, token: string): Visit {
  const { study } = interview;
  return {
    interview,
    token,
    href: (page = '') => addressIn(pages, study, `/a/${token}${page}`),
    shown: (page = '') => shownAt(pages, study, `/a/${token}${page}`),
  };
}

/** Where a personal link leads: to the link itself at first, back into the interview, or to how it ended. */
export function serveInterviews(app: FastifyInstance, pages: Pages): void {
  const show: Shows<PersonalAddress> = async (visit, reply) => {
    const { status, path } = visit.interview;
    if (status === 'withdrawn') return sendWithdrawn(reply, pages, visit);
    if (status === 'invited') return sendInvitation(reply, pages, visit, null);
    const context = {
      ...(await visit.shown()),
      href: visit.href,
      personalLink: personalLink(visit, pages),
      answered: path.answered.length,
      next: path.next,
      ending: endOf(visit.interview),
      continueHref: nextHref(visit),
      reach: status === 'finished' && (await reachWanted(pages.world, visit.interview.pseudonym)).wanted,
    };
    const template = status === 'finished' ? 'answering/thanks.njk' : 'answering/welcome.njk';
    return reply.type('text/html').send(pages.render(template, context));
  };
  app.get<PersonalAddress>('/a/:token', { config: { needs: 'personal_link' } }, withInterview(pages, show));

  app.post<ConsentAddress>(
    '/a/:token',
    { config: { needs: 'personal_link' } },
    async ({ params, query, body }, reply) => {
      const { token } = params;
      const language = languageAsked(query);
      const consents = body?.consent === 'yes';
      const given = await giveConsent(pages.world, { token, consents, mode: 'web', language });
      const interview = await openInterview(pages.world, token, 'web', language);
      if ('refused' in interview) return sendRefusal(reply, pages.render, interview, { token, language });
      const visit = visitOf(pages, interview, token);
      if ('refused' in given && interview.status === 'invited') {
        return sendInvitation(reply.code(422), pages, visit, given);
      }
      return reply.redirect(interview.status === 'open' ? nextHref(visit) : visit.href(), 303);
    },
  );
}

interface ConsentAddress extends PersonalAddress {
  Body: { consent?: string | string[] } | undefined;
}

/** Somebody’s own invitation reads like the open link’s page; its form comes back to the personal link. */
function sendInvitation(reply: FastifyReply, pages: Pages, visit: Visit, refused: Refused | null) {
  return sendLanding(reply, pages, visit.interview.study, refused, { here: `/a/${visit.token}` });
}

/** The address that opens an interview, whole, for its owner to copy. */
export function personalLink({ href }: Visit, { publicUrl }: Pages): string {
  return publicUrl + href();
}

/** The page of the open question of an interview, or the one that sends the answers when none is open. */
export function nextHref({ interview, href }: Visit): string {
  const { path } = interview;
  return href(path.next ? questionPage(pageOf(path, path.next.question.id)[0]!.question.id) : '/finish');
}

/** The page before that of a question, on the path as it leads now; null stands for the end. */
export function previousHref({ interview, href }: Visit, questionId: string | null): string {
  const { path } = interview;
  const ids = stepsOf(path).map((step) => step.question.id);
  const first = questionId === null ? null : pageOf(path, questionId)[0]!.question.id;
  const position = first === null ? ids.length : ids.indexOf(first);
  const previous = ids[position - 1];
  return href(previous ? questionPage(pageOf(path, previous)[0]!.question.id) : '');
}

/** The address, within an interview, of the page that begins with a question. */
export function questionPage(questionId: string): string {
  return `/q/${questionId}`;
}

async function sendWithdrawn(reply: FastifyReply, { render }: Pages, { shown, href }: Visit): Promise<FastifyReply> {
  const all = await shown();
  return sendMessage(reply, render, 200, {
    ...all,
    heading: all.say('withdrawn'),
    paragraphs: [all.say('withdrawn_results'), all.say('nothing_to_do')],
    links: [{ href: href('/data'), text: all.say('data_title') }],
  });
}
