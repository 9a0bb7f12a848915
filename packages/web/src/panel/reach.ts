import { type ReachMistakes, reachWanted, type Study, tellOwnReach } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import { type PersonalAddress, withInterview } from '../answering/interview.ts';
import { sendRefusal } from '../answering/refusals.ts';
import { keepingLanguage, languageAsked } from '../answering/shown.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { confirmationLetter } from '../rights/confirmation-letter.ts';
import { reachMistakes, typedReach } from './reach-fields.ts';

interface ReachForm extends PersonalAddress {
  Body: Readonly<Record<string, unknown>>;
  Querystring: PersonalAddress['Querystring'] & { kept?: string };
}

/**
 * “How can we reach you next time?”: for those who agreed to be asked again, also when they have left their employer. What
 * they give goes into the contacts and nowhere else; what is held already is not shown.
 */
export function serveReach(app: FastifyInstance, pages: Pages): void {
  const config = { needs: 'personal_link' } as const;
  const page = (request: { query: ReachForm['Querystring']; body: unknown }, wrong: ReachMistakes['mistakes']) =>
    withInterview<ReachForm>(pages, async (visit, reply) => {
      const { wanted, nameKnown } = await reachWanted(pages.world, visit.interview.pseudonym);
      if (!wanted || visit.interview.status !== 'finished') return reply.redirect(visit.href(), 303);
      const kept = request.query.kept === 'yes';
      const shown = await visit.shown('/reach');
      const found = reachMistakes(wrong, shown.say);
      const errors = found.map(({ field, sentence }) => ({ text: sentence, href: `#${field}` }));
      const mistakes = Object.fromEntries(found.map(({ field, sentence }) => [field, sentence]));
      const context = { ...shown, href: visit.href, nameKnown, mistakes, kept, backHref: visit.href() };
      if (errors.length > 0) reply.code(422);
      const typed = typedReach(request.body);
      return reply.type('text/html').send(pages.render('panel/reach.njk', { ...context, errors, typed }));
    });

  app.get<ReachForm>('/a/:token/reach', { config }, (request, reply) => page(request, {})(request, reply));

  app.post<ReachForm>('/a/:token/reach', { config }, async (request, reply) => {
    const { token } = request.params;
    const own = { token, language: languageAsked(request.query) };
    const letterIn = (study: Study) => confirmationLetter(pages, study);
    const told = await tellOwnReach(pages.world, { ...own, letterIn }, typedReach(request.body));
    if ('mistakes' in told) return page(request, told.mistakes)(request, reply);
    const language = languageAsked(request.query);
    if ('kept' in told)
      return reply.redirect(
        `${keepingLanguage(`/a/${token}/reach`, language)}${language === null ? '?' : '&'}kept=yes`,
        303,
      );
    if (told.refused !== 'not-agreed') return sendRefusal(reply, pages.render, told, { token, language });
    return sendMessage(reply, pages.render, 409, { heading: 'Nothing has been kept', paragraphs: [told.sentence] });
  });
}
