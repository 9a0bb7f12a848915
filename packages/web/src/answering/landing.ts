import { type Refused, type Study, startInterview, studyIn } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { type AsksLanguage, addressIn, languageAsked, shownAt } from './shown.ts';
import { catalogueFor } from './words/catalogue.ts';

interface Address extends AsksLanguage {
  Params: { study: string };
  Body: { consent?: string | string[] };
}

/** The open link of a study: what it is, that taking part is a choice, and the consent that starts an interview. */
export function serveLanding(app: FastifyInstance, pages: Pages): void {
  app.get<Address>('/take/:study', { config: { needs: 'nothing' } }, async ({ params, query }, reply) => {
    const study = pages.world.studies.get(params.study);
    if (!study) return noSuchStudy(reply, pages);
    return sendLanding(reply, pages, studyIn(study, languageAsked(query)), null);
  });

  app.post<Address>('/take/:study', { config: { needs: 'nothing' } }, async ({ params, query, body }, reply) => {
    const language = languageAsked(query);
    const consents = body?.consent === 'yes';
    const started = await startInterview(pages.world, { studyId: params.study, consents, mode: 'web', language });
    const found = pages.world.studies.get(params.study);
    if (!found) return noSuchStudy(reply, pages);
    const study = studyIn(found, language);
    if ('token' in started) return reply.redirect(addressIn(pages, study, `/a/${started.token}`), 303);
    return sendLanding(reply.code(422), pages, study, started);
  });
}

/**
 * What the study is, that taking part is a choice, and the box to tick.
 * @param refused what was wrong with the form; null when it was not sent yet.
 * @param here the page’s own address, to which the form is sent.
 */
export async function sendLanding(
  reply: FastifyReply,
  pages: Pages,
  study: Study,
  refused: Refused | null,
  here = `/take/${study.id}`,
): Promise<FastifyReply> {
  const own = refused && catalogueFor(study.questionnaire.language).refusals[refused.refused]?.sentence;
  const error = own ?? refused?.sentence ?? null;
  const context = { ...(await shownAt(pages, study, here)), error, action: addressIn(pages, study, here) };
  return reply.type('text/html').send(pages.render('answering/landing.njk', context));
}

function noSuchStudy(reply: FastifyReply, { render }: Pages): FastifyReply {
  return sendMessage(reply, render, 404, {
    heading: 'There is no study here',
    paragraphs: ['No study is open at this address. Check the link, or ask whoever sent it to you.'],
  });
}
