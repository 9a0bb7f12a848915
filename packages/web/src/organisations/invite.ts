import { inviteOrganisations, type ListedAuthority, readOrganisations } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { sendOrganisationRefusal } from './organisation-words.ts';

interface Address {
  Params: { study: string };
  Body: { who?: string; authority?: string | string[] } | undefined;
}

/** Authorities of England to invite: all that have not been, or some. */
export function serveInvite(app: FastifyInstance, pages: Pages): void {
  const route = { config: { needs: 'manage_organisations' } } as const;

  app.get<Address>('/desk/:study/authorities/invite', route, (request, reply) =>
    sendInvite(request, reply, pages, null),
  );

  app.post<Address>('/desk/:study/authorities/invite', route, async (request, reply) => {
    const { study: studyId } = request.params;
    const authorities = chosen(pages.authorities(), request.body);
    const outcome = await inviteOrganisations(pages.world, signedIn(request), { studyId, authorities });
    if (!('refused' in outcome)) return reply.redirect(`/desk/${encodeURIComponent(studyId)}/authorities`, 303);
    if (outcome.refused !== 'nobody-chosen') return sendOrganisationRefusal(reply, pages, outcome);
    return sendInvite(request, reply.code(422), pages, outcome.sentence);
  });
}

async function sendInvite(
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  pages: Pages,
  error: string | null,
): Promise<FastifyReply> {
  const read = await readOrganisations(pages.world, signedIn(request), request.params.study);
  if ('refused' in read) return sendOrganisationRefusal(reply, pages, read);
  const known = new Set(
    read.organisations.flatMap(({ organisation, state }) =>
      state.standing === 'listed' ? [] : [organisation.authorityCode],
    ),
  );
  const waiting = pages.authorities().filter(({ code }) => !known.has(code));
  const regions = [...new Set(waiting.map(({ region }) => region))].map((region) => ({
    region,
    items: waiting.filter((one) => one.region === region).map(({ code, name }) => ({ value: code, text: name })),
  }));
  const context = { study: read.study, waiting: waiting.length, regions, error };
  return sendDeskPage(reply, pages, 'organisations/invite.njk', context);
}

function chosen(all: readonly ListedAuthority[], body: Address['Body']): readonly ListedAuthority[] {
  if (body?.who === 'all') return all;
  if (body?.who !== 'some') return [];
  const codes = new Set([body.authority ?? []].flat());
  return all.filter(({ code }) => codes.has(code));
}
