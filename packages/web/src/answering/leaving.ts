import { finishInterview, type Refused, withdrawInterview } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Pages } from '../parts.ts';
import { endOf } from './ending.ts';
import { nextHref, type PersonalAddress, personalLink, previousHref, withInterview } from './interview.ts';
import { sendRefusal } from './refusals.ts';
import { keepingLanguage, languageAsked } from './shown.ts';

/** The three ways out of an interview: to come back later, to send the answers, to withdraw. */
export function serveLeaving(app: FastifyInstance, pages: Pages): void {
  servePause(app, pages);
  serveFinish(app, pages);
  serveWithdrawal(app, pages);
}

function servePause(app: FastifyInstance, pages: Pages): void {
  app.get<PersonalAddress>(
    '/a/:token/later',
    { config: { needs: 'personal_link' } },
    withInterview<PersonalAddress>(pages, async (visit, reply) => {
      const { href, shown, interview } = visit;
      if (interview.status !== 'open') return reply.redirect(href(), 303);
      const context = { ...(await shown('/later')), href, personalLink: personalLink(visit, pages) };
      return reply.type('text/html').send(pages.render('answering/later.njk', context));
    }),
  );
}

function serveFinish(app: FastifyInstance, pages: Pages): void {
  app.get<PersonalAddress>(
    '/a/:token/finish',
    { config: { needs: 'personal_link' } },
    withInterview<PersonalAddress>(pages, async (visit, reply) => {
      const { href, shown, interview } = visit;
      if (interview.status !== 'open') return reply.redirect(href(), 303);
      if (interview.path.next) return reply.redirect(nextHref(visit), 303);
      const ending = endOf(interview);
      const context = { ...(await shown('/finish')), href, ending, backHref: previousHref(visit, null) };
      return reply.type('text/html').send(pages.render('answering/finish.njk', context));
    }),
  );

  app.post<PersonalAddress>(
    '/a/:token/finish',
    { config: { needs: 'personal_link' } },
    async ({ params, query }, reply) => {
      const outcome = await finishInterview(pages.world, params.token, 'web', languageAsked(query));
      // Sent twice, such as by a second press, is sent.
      const isSent = 'finished' in outcome || outcome.refused === 'finished';
      return isSent ? home(reply, params, query) : refused(reply, pages, outcome, { params, query });
    },
  );
}

function serveWithdrawal(app: FastifyInstance, pages: Pages): void {
  app.get<PersonalAddress>(
    '/a/:token/withdraw',
    { config: { needs: 'personal_link' } },
    withInterview<PersonalAddress>(pages, async ({ href, shown, interview }, reply) => {
      if (interview.status === 'withdrawn') return reply.redirect(href(), 303);
      const context = { ...(await shown('/withdraw')), href, backHref: href() };
      return reply.type('text/html').send(pages.render('answering/withdraw.njk', context));
    }),
  );

  app.post<PersonalAddress>(
    '/a/:token/withdraw',
    { config: { needs: 'personal_link' } },
    async ({ params, query }, reply) => {
      const outcome = await withdrawInterview(pages.world, params.token, 'web');
      const isOut = 'withdrawn' in outcome || outcome.refused === 'withdrawn';
      return isOut ? home(reply, params, query) : refused(reply, pages, outcome, { params, query });
    },
  );
}

type Params = PersonalAddress['Params'];
type Query = PersonalAddress['Querystring'];

/** Back to what the personal link opens, in the language that was asked for. */
function home(reply: FastifyReply, { token }: Params, query: Query): FastifyReply {
  return reply.redirect(keepingLanguage(`/a/${token}`, languageAsked(query)), 303);
}

function refused(
  reply: FastifyReply,
  { render }: Pages,
  refusal: Refused,
  { params, query }: { readonly params: Params; readonly query: Query },
): FastifyReply {
  return sendRefusal(reply, render, refusal, { ...params, language: languageAsked(query) });
}
