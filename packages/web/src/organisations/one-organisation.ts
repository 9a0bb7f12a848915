import {
  changeOpenLink,
  changeOrganisationContact,
  type OrganisationContact,
  openOrganisationContact,
  readOrganisation,
  recordOrganisation,
} from '@earshot/actions';
import type { SaidFields, SaidMistake } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askFirst } from '../access/ask-first.ts';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { askToChangeLink, organisationView } from './one-organisation-view.ts';
import { sendOrganisationRefusal } from './organisation-words.ts';
import { type DayParts, dayOf } from './typed-day.ts';

type Body = Partial<Record<keyof SaidFields | 'wish' | 'name' | 'role' | 'email', string>> & DayParts;

interface Address {
  Params: { study: string; code: string };
  Querystring: { wish?: unknown };
  Body: Body | undefined;
}

/** What the page shows beside the authority: a form that was not taken, a contact that was opened. */
interface Beside {
  readonly said?: Body;
  readonly mistakes?: readonly SaidMistake[];
  /** Null: nobody is known. Left out: not opened. */
  readonly contact?: OrganisationContact | null;
  readonly contactError?: { readonly field: string; readonly sentence: string };
}

const PLACE = '/desk/:study/authorities/:code';

/** One authority: where it stands, what happened, what it says next, its open link, whom we write to. */
export function serveOneOrganisation(app: FastifyInstance, pages: Pages): void {
  const route = { config: { needs: 'manage_organisations' } } as const;

  app.get<Address>(PLACE, route, (request, reply) => sendOne(request, reply, pages, {}));

  app.post<Address>(PLACE, route, async (request, reply) => {
    const body = request.body ?? {};
    const { state = '', way = '', population = '', note = '' } = body;
    const [kind, how] = state.startsWith('agreed') ? ['agreed', state.split(':')[1] ?? ''] : [state, way];
    const said = { state: kind!, way: how!, population, populationOn: dayOf(body), note };
    const outcome = await recordOrganisation(pages.world, signedIn(request), { ...whichOf(request), said });
    if ('refused' in outcome) return sendOrganisationRefusal(reply, pages, outcome);
    if ('recorded' in outcome) return reply.redirect(addressOf(request), 303);
    return sendOne(request, reply.code(422), pages, { said: body, mistakes: outcome.mistakes });
  });

  app.get<Address>(`${PLACE}/link`, route, async (request, reply) => {
    const read = await readOrganisation(pages.world, signedIn(request), whichOf(request));
    if ('refused' in read) return sendOrganisationRefusal(reply, pages, read);
    const question = askToChangeLink(read, request.query.wish === 'revoke' ? 'revoke' : 'make');
    return question ? askFirst(reply, pages, question) : reply.redirect(`${addressOf(request)}#link`, 303);
  });

  app.post<Address>(`${PLACE}/link`, route, async (request, reply) => {
    const wish = request.body?.wish === 'revoke' ? 'revoke' : 'make';
    const outcome = await changeOpenLink(pages.world, signedIn(request), { ...whichOf(request), wish });
    if ('refused' in outcome) return sendOrganisationRefusal(reply, pages, outcome);
    return reply.redirect(`${addressOf(request)}#link`, 303);
  });

  // Opening a name is recorded, so that a link which a browser follows on its own must not do it.
  app.post<Address>(`${PLACE}/contact`, route, async (request, reply) => {
    const outcome = await openOrganisationContact(pages.world, signedIn(request), whichOf(request));
    if ('refused' in outcome) return sendOrganisationRefusal(reply, pages, outcome);
    return sendOne(request, reply, pages, { contact: outcome.contact });
  });

  app.post<Address>(`${PLACE}/contact/change`, route, async (request, reply) => {
    const { wish, name = '', role = '', email = '' } = request.body ?? {};
    const contact = wish === 'forget' ? null : { name, role, email };
    const change = { ...whichOf(request), contact };
    const outcome = await changeOrganisationContact(pages.world, signedIn(request), change);
    if (!('refused' in outcome)) return reply.redirect(addressOf(request), 303);
    const field = FIELDS[outcome.refused];
    if (!field) return sendOrganisationRefusal(reply, pages, outcome);
    const contactError = { field, sentence: outcome.sentence };
    return sendOne(request, reply.code(422), pages, { contact, contactError });
  });
}

const FIELDS: Readonly<Partial<Record<string, string>>> = { 'contact-name': 'name', 'contact-email': 'email' };

async function sendOne(
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  pages: Pages,
  beside: Beside,
): Promise<FastifyReply> {
  const read = await readOrganisation(pages.world, signedIn(request), whichOf(request));
  if ('refused' in read) return sendOrganisationRefusal(reply, pages, read);
  const context = { ...organisationView(read, pages.publicUrl), ...mistakesOf(beside), ...beside };
  return sendDeskPage(reply, pages, 'organisations/one-organisation.njk', context);
}

/** The mistakes of both forms, for the summary and beside their fields. */
function mistakesOf({ mistakes = [], contactError }: Beside) {
  const all = [
    ...mistakes.map(({ field, sentence }) => ({ field: field === 'way' ? 'state' : field, sentence })),
    ...(contactError ? [contactError] : []),
  ];
  const hrefs: Readonly<Record<string, string>> = { populationOn: 'on-day' };
  return {
    summary: all.map(({ field, sentence }) => ({ text: sentence, href: `#${hrefs[field] ?? field}` })),
    wrong: Object.fromEntries(all.map(({ field, sentence }) => [field, { text: sentence }])),
  };
}

function whichOf({ params }: FastifyRequest<Address>) {
  return { studyId: params.study, authorityCode: params.code };
}

function addressOf({ params }: FastifyRequest<Address>): string {
  return `/desk/${encodeURIComponent(params.study)}/authorities/${encodeURIComponent(params.code)}`;
}
