import { type OrganisationsRead, readOrganisations } from '@earshot/actions';
import { renderReportBody, tableJson, writeTableCsv } from '@earshot/report';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { serveEntry } from './entry.ts';
import { serveInvite } from './invite.ts';
import { serveOneOrganisation } from './one-organisation.ts';
import { sendOrganisationRefusal } from './organisation-words.ts';
import { type Filters, organisationsView } from './organisations-view.ts';
import { serveOurAuthority } from './our-authority.ts';

interface Address {
  Params: { study: string; table?: string };
  Querystring: Filters;
}

/** The authorities of a study: all of them, each one, those to invite, what they said by file, and their profile. */
export function serveOrganisations(app: FastifyInstance, pages: Pages): void {
  const route = { config: { needs: 'manage_organisations' } } as const;

  app.get<Address>('/desk/:study/authorities', route, async (request, reply) => {
    const read = await readFor(request, reply, pages);
    if (!read) return reply;
    return sendDeskPage(reply, pages, 'organisations/organisations.njk', organisationsView(read, request.query));
  });

  app.get<Address>('/desk/:study/authorities/profile', route, async (request, reply) => {
    const read = await readFor(request, reply, pages);
    if (!read) return reply;
    const blocks = read.profile.map((table, at) => ({ kind: 'table', number: at + 1, table }) as const);
    const bodyHtml = await renderReportBody({ blocks, stated: [], simulated: read.profile[0]!.simulated });
    const address = `/desk/${read.study.id}/authorities/profile`;
    const downloads = read.profile.map(({ id, title }) => ({ href: `${address}/${id}.csv`, text: title }));
    const context = { study: read.study, bodyHtml, downloads, jsonHref: `${address}.json` };
    return sendDeskPage(reply, pages, 'organisations/profile.njk', context);
  });

  app.get<Address>('/desk/:study/authorities/profile.json', route, async (request, reply) => {
    const read = await readFor(request, reply, pages);
    if (!read) return reply;
    return reply.type('application/json').send({ study: read.study.id, tables: read.profile.map(tableJson) });
  });

  app.get<Address>('/desk/:study/authorities/profile/:table.csv', route, async (request, reply) => {
    const read = await readFor(request, reply, pages);
    if (!read) return reply;
    const table = read.profile.find(({ id }) => id === request.params.table);
    if (!table) return reply.callNotFound();
    const name = `${read.study.id}-${table.id}.csv`;
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('text/csv; charset=utf-8')
      .send(writeTableCsv(table));
  });

  serveInvite(app, pages);
  serveEntry(app, pages);
  serveOneOrganisation(app, pages);
  serveOurAuthority(app, pages);
}

/** The authorities of the study; null when a page that says why not has been sent. */
async function readFor(
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  pages: Pages,
): Promise<OrganisationsRead | null> {
  const read = await readOrganisations(pages.world, signedIn(request), request.params.study);
  if (!('refused' in read)) return read;
  sendOrganisationRefusal(reply, pages, read);
  return null;
}
