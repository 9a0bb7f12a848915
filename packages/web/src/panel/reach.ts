import { reachWanted, tellOwnReach } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import { type PersonalAddress, withInterview } from '../answering/interview.ts';
import { sendRefusal } from '../answering/refusals.ts';
import { keepingLanguage, languageAsked } from '../answering/shown.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';

interface ReachForm extends PersonalAddress {
  Body: Readonly<Record<string, unknown>>;
  Querystring: PersonalAddress['Querystring'] & { kept?: string };
}

/** What is said of each mistake. */
const WORDS = {
  bad_name: 'reach_bad_name',
  bad_email: 'reach_bad_email',
  bad_phone: 'reach_bad_phone',
  nothing: 'reach_nothing',
} as const;
type Mistake = keyof typeof WORDS;

const FIELDS = ['name', 'email', 'phone'] as const;

/**
 * “How can we reach you next time?”: for those who agreed to be asked again, also when they have left their employer. What
 * they give goes into the contacts and nowhere else; what is held already is not shown.
 */
export function serveReach(app: FastifyInstance, pages: Pages): void {
  const config = { needs: 'personal_link' } as const;
  const page = (request: { query: ReachForm['Querystring']; body: unknown }, mistakes: object) =>
    withInterview<ReachForm>(pages, async (visit, reply) => {
      const { wanted, nameKnown } = await reachWanted(pages.world, visit.interview.pseudonym);
      if (!wanted || visit.interview.status !== 'finished') return reply.redirect(visit.href(), 303);
      const kept = request.query.kept === 'yes';
      const shown = await visit.shown('/reach');
      const words = new Map(
        Object.entries(mistakes).map(([field, code]) => [field, shown.say(WORDS[code as Mistake])]),
      );
      const errors = [...words].map(([field, text]) => ({ text, href: `#${field}` }));
      const mistaken = Object.fromEntries(words);
      const context = { ...shown, href: visit.href, nameKnown, mistakes: mistaken, kept, backHref: visit.href() };
      if (errors.length > 0) reply.code(422);
      const typed = typedIn(request.body);
      return reply.type('text/html').send(pages.render('panel/reach.njk', { ...context, errors, typed }));
    });

  app.get<ReachForm>('/a/:token/reach', { config }, (request, reply) => page(request, {})(request, reply));

  app.post<ReachForm>('/a/:token/reach', { config }, async (request, reply) => {
    const { token } = request.params;
    const told = await tellOwnReach(pages.world, token, typedIn(request.body));
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

function typedIn(body: unknown): { name: string; email: string; phone: string } {
  const form = (body ?? {}) as Readonly<Record<string, unknown>>;
  const [name = '', email = '', phone = ''] = FIELDS.map((field) =>
    typeof form[field] === 'string' ? (form[field] as string) : '',
  );
  return { name, email, phone };
}
