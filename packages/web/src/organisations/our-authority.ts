import { type OrganisationRefused, type OwnAuthority, readOwnAuthority, statePopulation } from '@earshot/actions';
import { dayInWords, daysAfter, englandTime, fillWords, type SaidMistake } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { OPEN_LINK_LIMITS, populationInWords, STANDINGS, sendOrganisationRefusal, WAYS } from './organisation-words.ts';
import { type DayParts, dayOf } from './typed-day.ts';

type Body = { readonly population?: string } & DayParts;

interface Address {
  Params: { study: string; code: string };
  Body: Body | undefined;
}

const PLACE = '/desk/:study/our-authority/:code';

/** An authority as its own contact sees it. Another authority’s page is not there, just as one that does not exist. */
export function serveOurAuthority(app: FastifyInstance, pages: Pages): void {
  const route = { config: { needs: 'see_own_authority' } } as const;

  app.get<{ Params: { study: string } }>('/desk/:study/our-authority', route, (request, reply) => {
    const code = signedIn(request).authorityCode;
    if (code === null) return reply.callNotFound();
    return reply.redirect(`/desk/${encodeURIComponent(request.params.study)}/our-authority/${code}`, 303);
  });

  app.get<Address>(PLACE, route, (request, reply) => sendOur(request, reply, pages, {}));

  app.post<Address>(PLACE, route, async (request, reply) => {
    const body = request.body ?? {};
    const said = { population: body.population ?? '', populationOn: dayOf(body) };
    const outcome = await statePopulation(pages.world, signedIn(request), { ...whichOf(request), ...said });
    if ('refused' in outcome) return sendOrganisationRefusal(reply, pages, outcome);
    if ('mistakes' in outcome)
      return sendOur(request, reply.code(422), pages, { said: body, mistakes: outcome.mistakes });
    const { studyId, authorityCode } = whichOf(request);
    return reply.redirect(`/desk/${encodeURIComponent(studyId)}/our-authority/${authorityCode}`, 303);
  });
}

async function sendOur(
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  pages: Pages,
  form: { readonly said?: Body; readonly mistakes?: readonly SaidMistake[] },
): Promise<FastifyReply> {
  const read = await readOwnAuthority(pages.world, signedIn(request), whichOf(request));
  if ('refused' in read) return sendNotOurs(request, reply, pages, read);
  const mistakes = form.mistakes ?? [];
  const context = {
    ...ourView(read, pages.publicUrl),
    said: form.said,
    summary: mistakes.map(({ field, sentence }) => ({
      text: sentence,
      href: field === 'population' ? '#population' : '#on-day',
    })),
    wrong: Object.fromEntries(mistakes.map(({ field, sentence }) => [field, { text: sentence }])),
  };
  return sendDeskPage(reply, pages, 'organisations/our-authority.njk', context);
}

/** One’s own authority can be missing from a study; another’s page is not there, just as one that does not exist. */
function sendNotOurs(
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  pages: Pages,
  refused: OrganisationRefused,
): FastifyReply {
  const isOwn = signedIn(request).authorityCode === request.params.code;
  if (refused.refused !== 'no-such-authority' || !isOwn) return sendOrganisationRefusal(reply, pages, refused);
  return sendMessage(reply, pages.render, 404, {
    heading: 'Your authority is not in this study',
    paragraphs: ['It has not been invited yet, or is not asked. The people who run the study can tell you.'],
    links: [{ href: '/desk', text: 'All studies' }],
  });
}

function ourView({ study, organisation, state, finished }: OwnAuthority, publicUrl: string) {
  const { openCode, name, authorityCode } = organisation;
  const link = openCode && `${publicUrl}/take/${study.id}/${openCode}`;
  const since = state.linkSince ?? state.answeredAt;
  return {
    study,
    address: `/desk/${study.id}/our-authority/${authorityCode}`,
    name,
    standing: STANDINGS[state.standing],
    way: state.way && WAYS[state.way],
    population: populationInWords(state),
    finished,
    link,
    limits: OPEN_LINK_LIMITS,
    texts: link && since ? textsOf(study, { link, authority: name, since }) : [],
  };
}

/** The texts to forward, filled in, each with its day; days count from when the authority’s link was made. */
function textsOf(
  { title, contact, fieldwork }: OwnAuthority['study'],
  { link, authority, since }: { link: string; authority: string; since: Date },
) {
  const first = englandTime(since).date;
  const words = { link, authority, study: title, contact };
  return fieldwork.openLink.map(({ day, subject, text }) => ({
    on: dayInWords(daysAfter(first, day)),
    subject: fillWords(subject, words),
    text: fillWords(text, words).trim(),
  }));
}

function whichOf({ params }: FastifyRequest<Address>) {
  return { studyId: params.study, authorityCode: params.code };
}
