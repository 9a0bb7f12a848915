import {
  askForErasure,
  changeConsent,
  changeOwnDetails,
  readAnswerHistory,
  removeOwnDetails,
  reopenInterview,
} from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PersonalAddress } from '../answering/interview.ts';
import { sendRefusal } from '../answering/refusals.ts';
import { keepingLanguage, languageAsked } from '../answering/shown.ts';
import type { Pages } from '../parts.ts';
import { serveConfirmAddress } from './confirm-address.ts';
import { answersAsCsv, everythingAsJson } from './downloads.ts';
import { openYourData } from './open-your-data.ts';
import { serveOwnDetails } from './own-details.ts';
import { yourDataView } from './your-data-view.ts';

/** What a person sees and does about their own data, with their personal link: `/a/:token/data`. */
export function serveYourData(app: FastifyInstance, pages: Pages): void {
  serveView(app, pages);
  serveDownloads(app, pages);
  serveWishes(app, pages);
  serveConsents(app, pages);
  serveConfirmAddress(app, pages);
  serveOwnDetails(app, pages, { change: changeOwnDetails, remove: removeOwnDetails });
}

function serveView(app: FastifyInstance, pages: Pages): void {
  app.get<PersonalAddress>('/a/:token/data', { config: { needs: 'personal_link' } }, async (request, reply) => {
    const opened = await openYourData(request, reply, pages);
    if (!opened) return reply;
    const { data, visit } = opened;
    const context = { ...(await visit.shown('/data')), ...yourDataView(data, visit) };
    return reply.type('text/html').send(pages.render('rights/your-data.njk', context));
  });
}

function serveDownloads(app: FastifyInstance, pages: Pages): void {
  app.get<PersonalAddress>('/a/:token/data.csv', { config: { needs: 'personal_link' } }, async (request, reply) => {
    const opened = await openYourData(request, reply, pages);
    if (!opened) return reply;
    return attach(reply, 'text/csv; charset=utf-8', 'your-answers.csv').send(answersAsCsv(opened.data));
  });
  app.get<PersonalAddress>('/a/:token/data.json', { config: { needs: 'personal_link' } }, async (request, reply) => {
    const opened = await openYourData(request, reply, pages);
    if (!opened) return reply;
    const history = await readAnswerHistory(pages.world, { token: request.params.token, mode: 'web' });
    if ('refused' in history) return reply.redirect(opened.visit.href('/data'), 303);
    const madeAt = pages.world.now();
    return attach(reply, 'application/json', 'your-data.json').send(everythingAsJson(opened.data, history, madeAt));
  });
}

/** A file to keep; that no cache keeps it is said by every reply. */
function attach(reply: FastifyReply, type: string, name: string): FastifyReply {
  return reply.header('content-type', type).header('content-disposition', `attachment; filename="${name}"`);
}

function serveWishes(app: FastifyInstance, pages: Pages): void {
  const wishes = {
    reopen: { to: '', does: (token: string) => reopenInterview(pages.world, token, 'web') },
    erase: { to: '/data', does: (token: string) => askForErasure(pages.world, token) },
  };
  for (const [name, { to, does }] of Object.entries(wishes)) {
    const address = `/a/:token/data/${name}`;
    app.post<PersonalAddress>(address, { config: { needs: 'personal_link' } }, async (request, reply) => {
      const { token } = request.params;
      const language = languageAsked(request.query);
      const outcome = await does(token);
      if ('refused' in outcome) return sendRefusal(reply, pages.render, outcome, { token, language });
      return reply.redirect(keepingLanguage(`/a/${token}${to}`, language), 303);
    });
  }
}

interface Agreeing extends PersonalAddress {
  Body: { purpose?: unknown; given?: unknown } | undefined;
}

/** Somebody who was asked for a consent changes their mind about it, in the words that they were asked in. */
function serveConsents(app: FastifyInstance, pages: Pages): void {
  app.post<Agreeing>('/a/:token/data/consents', { config: { needs: 'personal_link' } }, async (request, reply) => {
    const opened = await openYourData(request, reply, pages);
    if (!opened) return reply;
    const { interview, consents } = opened.data;
    const { purpose, given } = request.body ?? {};
    const asked = consents.findLast((consent) => consent.purpose === purpose);
    if (asked && (given === 'yes' || given === 'no')) {
      const { pseudonym } = interview;
      const change = { pseudonym, purpose: asked.purpose, given: given === 'yes', words: asked.text };
      await changeConsent(pages.world, { ...change, mode: 'web', actor: 'respondent' });
    }
    return reply.redirect(opened.visit.href('/data'), 303);
  });
}
