import { finishInterview, withdrawInterview } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';
import { nextHref, type PersonalAddress, personalLink, previousHref, withInterview } from './interview.ts';
import { sendRefusal } from './refusals.ts';

/** The three ways out of an interview: to come back later, to send the answers, to withdraw. */
export function serveLeaving(app: FastifyInstance, pages: Pages): void {
  servePause(app, pages);
  serveFinish(app, pages);
  serveWithdrawal(app, pages);
}

function servePause(app: FastifyInstance, pages: Pages): void {
  app.get(
    '/a/:token/later',
    withInterview<PersonalAddress>(pages, async (interview, reply, { token }) => {
      const { study, status } = interview;
      if (status !== 'open') return reply.redirect(`/a/${token}`, 303);
      const link = personalLink(token, pages);
      const context = { study, token, personalLink: link, demonstration: await pages.demonstration(study) };
      return reply.type('text/html').send(pages.render('answering/later.njk', context));
    }),
  );
}

function serveFinish(app: FastifyInstance, pages: Pages): void {
  app.get(
    '/a/:token/finish',
    withInterview<PersonalAddress>(pages, async (interview, reply, { token }) => {
      const { study, status, path } = interview;
      if (status !== 'open') return reply.redirect(`/a/${token}`, 303);
      if (path.next) return reply.redirect(nextHref(interview, token), 303);
      const backHref = previousHref(interview, token, null);
      const context = { study, token, backHref, demonstration: await pages.demonstration(study) };
      return reply.type('text/html').send(pages.render('answering/finish.njk', context));
    }),
  );

  app.post<PersonalAddress>('/a/:token/finish', async (request, reply) => {
    const { token } = request.params;
    const outcome = await finishInterview(pages.world, token, 'web');
    // Sent twice, such as by a second press, is sent.
    if ('finished' in outcome || outcome.refused === 'finished') return reply.redirect(`/a/${token}`, 303);
    return sendRefusal(reply, pages.render, outcome, token);
  });
}

function serveWithdrawal(app: FastifyInstance, pages: Pages): void {
  app.get(
    '/a/:token/withdraw',
    withInterview<PersonalAddress>(pages, async (interview, reply, { token }) => {
      const { study, status } = interview;
      if (status === 'withdrawn') return reply.redirect(`/a/${token}`, 303);
      const backHref = `/a/${token}`;
      const context = { study, token, backHref, demonstration: await pages.demonstration(study) };
      return reply.type('text/html').send(pages.render('answering/withdraw.njk', context));
    }),
  );

  app.post<PersonalAddress>('/a/:token/withdraw', async (request, reply) => {
    const { token } = request.params;
    const outcome = await withdrawInterview(pages.world, token, 'web');
    if ('withdrawn' in outcome || outcome.refused === 'withdrawn') return reply.redirect(`/a/${token}`, 303);
    return sendRefusal(reply, pages.render, outcome, token);
  });
}
