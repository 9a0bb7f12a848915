import type { changeOwnDetails, DetailMistakes, removeOwnDetails, Study, TypedDetails } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PersonalAddress } from '../answering/interview.ts';
import { sendRefusal } from '../answering/refusals.ts';
import { keepingLanguage, languageAsked } from '../answering/shown.ts';
import type { Pages } from '../parts.ts';
import { confirmationLetter } from './confirmation-letter.ts';
import { DETAIL_FIELDS, typedDetails } from './detail-fields.ts';
import { openYourData } from './open-your-data.ts';

interface Actions {
  readonly change: typeof changeOwnDetails;
  readonly remove: typeof removeOwnDetails;
}

type Sent = PersonalAddress & { Body: Record<string, unknown> | undefined };

/** A person changes or removes their own contact details: `/a/:token/data/details`. */
export function serveOwnDetails(app: FastifyInstance, pages: Pages, { change, remove }: Actions): void {
  const needs = { config: { needs: 'personal_link' as const } };
  app.get<PersonalAddress>('/a/:token/data/details', needs, (request, reply) => sendForm(request, reply, pages, null));

  app.post<Sent>('/a/:token/data/details', needs, async (request, reply) => {
    const typed = typedDetails(request.body);
    const own = { token: request.params.token, language: languageAsked(request.query) };
    const letterIn = (study: Study) => confirmationLetter(pages, study);
    const outcome = await change(pages.world, { ...own, letterIn }, typed);
    if ('mistakes' in outcome) return sendForm(request, reply, pages, { typed, ...outcome });
    return back(request, reply);
  });

  app.post<PersonalAddress>('/a/:token/data/details/remove', needs, async (request, reply) => {
    const { token } = request.params;
    const outcome = await remove(pages.world, token);
    if ('refused' in outcome && outcome.refused === 'no-such-link') {
      return sendRefusal(reply, pages.render, outcome, { token, language: languageAsked(request.query) });
    }
    return back(request, reply);
  });
}

function back(request: FastifyRequest<PersonalAddress>, reply: FastifyReply): FastifyReply {
  return reply.redirect(keepingLanguage(`/a/${request.params.token}/data`, languageAsked(request.query)), 303);
}

async function sendForm(
  request: FastifyRequest<PersonalAddress>,
  reply: FastifyReply,
  pages: Pages,
  wrong: (DetailMistakes & { readonly typed: TypedDetails }) | null,
): Promise<FastifyReply> {
  const opened = await openYourData(request, reply, pages);
  if (!opened) return reply;
  const { data, visit } = opened;
  if (!data.details) return reply.redirect(visit.href('/data'), 303);
  const shown = await visit.shown('/data/details');
  // What waits to be confirmed stands in its field, so that sending the form again does not take it back.
  const held = typedDetails({ ...data.details, ...data.toConfirm });
  const context = {
    ...shown,
    href: visit.href,
    backHref: visit.href('/data'),
    fields: DETAIL_FIELDS.map(({ name, word, autocomplete, type }) => ({
      ...{ name, autocomplete, type, label: shown.say(word), value: (wrong?.typed ?? held)[name] },
      error: wrong?.mistakes[name] ?? null,
    })),
  };
  return reply
    .code(wrong ? 422 : 200)
    .type('text/html')
    .send(pages.render('rights/own-details.njk', context));
}
