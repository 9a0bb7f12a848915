import { confirmAddress, type Study, studyIn, studyToConfirm } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AsksLanguage, addressIn, languageAsked, type Shown, shownAt } from '../answering/shown.ts';
import { sayIn, wordsLanguage } from '../answering/words/catalogue.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';

interface OneToken extends AsksLanguage {
  Params: { token: string };
}

const NEEDS = { config: { needs: 'personal_link' as const } };

/**
 * Somebody shows that a new address is theirs, by the link in the mail to it. Opening it changes nothing, since mail
 * programs open links by themselves; the button does.
 */
export function serveConfirmAddress(app: FastifyInstance, pages: Pages): void {
  app.get<OneToken>('/confirm/:token', NEEDS, async (request, reply) => {
    const study = await studyShown(request, pages);
    if (!study) return sendGone(request, reply, pages);
    const here = `/confirm/${request.params.token}`;
    const context = { ...(await shownAt(pages, study, here)), action: addressIn(pages, study, here) };
    return reply.type('text/html').send(pages.render('rights/confirm-address.njk', context));
  });

  app.post<OneToken>('/confirm/:token', NEEDS, async (request, reply) => {
    const study = await studyShown(request, pages);
    const isConfirmed = study !== null && (await confirmAddress(pages.world, request.params.token));
    if (!isConfirmed) return sendGone(request, reply, pages);
    const { say, lang }: Shown = await shownAt(pages, study, '');
    const paragraphs = [say('confirm_done_means')];
    return sendMessage(reply, pages.render, 200, { heading: say('confirm_done'), paragraphs, say, lang, study });
  });
}

/** The study in which the link confirms an address, in the language that is asked for; null where it confirms nothing. */
async function studyShown({ params, query }: FastifyRequest<OneToken>, { world }: Pages): Promise<Study | null> {
  const studyId = await studyToConfirm(world, params.token);
  const study = studyId === null ? undefined : world.studies.get(studyId);
  return study ? studyIn(study, languageAsked(query)) : null;
}

/** Which study it was is not known any more. */
function sendGone({ query }: FastifyRequest<OneToken>, reply: FastifyReply, { render }: Pages): FastifyReply {
  const language = wordsLanguage(languageAsked(query) ?? 'en');
  const say = sayIn(language);
  const message = { heading: say('confirm_gone'), paragraphs: [say('confirm_gone_means')] };
  return sendMessage(reply, render, 404, { ...message, ...(language === 'en' ? {} : { lang: language, say }) });
}
