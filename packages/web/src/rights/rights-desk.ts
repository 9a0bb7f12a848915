import { answerRequest, openRequest, readCertificate, readRequests } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { serveErasure } from './erasure.ts';
import { fieldOf } from './field-of.ts';
import { servePeople } from './people.ts';
import { ASKED_BY, KINDS, OUTCOMES, requestRows, SEARCHES } from './request-view.ts';
import { serveSearch } from './search.ts';
import { sendRightsRefusal } from './send-rights-refusal.ts';

/** The data officer’s desk: who asked what and until when, finding people, and what is done for them. */
export function serveRights(app: FastifyInstance, pages: Pages): void {
  serveLog(app, pages);
  serveSearch(app, pages, (reply, search) => sendLog(reply, pages, { search }));
  serveRequests(app, pages);
  servePeople(app, pages);
  serveErasure(app, pages);
}

const NEEDS = { config: { needs: 'handle_rights' as const } };

function serveLog(app: FastifyInstance, pages: Pages): void {
  app.get('/rights', NEEDS, (_request, reply) => sendLog(reply, pages, {}));
}

interface Wrong {
  readonly search?: string;
  readonly complaint?: string;
}

async function sendLog(reply: FastifyReply, pages: Pages, wrong: Wrong): Promise<FastifyReply> {
  const read = await readRequests(pages.world, signedIn(reply.request));
  if ('refused' in read) return sendRightsRefusal(reply, pages, read);
  const rows = requestRows(read.requests, read.today);
  const context = {
    open: rows.filter((row) => row.isOpen),
    closed: rows.filter((row) => !row.isOpen),
    searches: SEARCHES,
    askedBy: ASKED_BY,
    today: read.today,
    wrong,
  };
  const status = wrong.search || wrong.complaint ? 422 : 200;
  return sendDeskPage(reply.code(status), pages, 'rights/rights.njk', context);
}

function serveRequests(app: FastifyInstance, pages: Pages): void {
  app.post('/rights/requests', NEEDS, async (request, reply) => {
    const pseudonym = fieldOf(request.body, 'pseudonym') || null;
    const opened = await openRequest(pages.world, signedIn(request), {
      kind: KINDS.find(({ value }) => value === fieldOf(request.body, 'kind'))?.value ?? 'complaint',
      pseudonym,
      askedBy: ASKED_BY.find(({ value }) => value === fieldOf(request.body, 'askedBy'))?.value ?? 'person',
      receivedOn: fieldOf(request.body, 'receivedOn'),
    });
    if (!('refused' in opened)) return reply.redirect('/rights', 303);
    if (opened.refused === 'bad-day' && !pseudonym) return sendLog(reply, pages, { complaint: opened.sentence });
    return sendRightsRefusal(reply, pages, opened);
  });

  app.post<{ Params: { request: string } }>('/rights/requests/:request/close', NEEDS, async (request, reply) => {
    const outcome = OUTCOMES.find(({ value }) => value === fieldOf(request.body, 'outcome'))?.value;
    if (!outcome) return reply.redirect('/rights', 303);
    const { request: requestId } = request.params;
    const closed = await answerRequest(pages.world, signedIn(request), { requestId, outcome });
    return 'refused' in closed ? sendRightsRefusal(reply, pages, closed) : reply.redirect('/rights', 303);
  });

  app.get<{ Params: { request: string } }>(
    '/rights/requests/:request/certificate.json',
    NEEDS,
    async (request, reply) => {
      const found = await readCertificate(pages.world, signedIn(request), request.params.request);
      if ('refused' in found) return sendRightsRefusal(reply, pages, found);
      return reply
        .header('content-type', 'application/json')
        .header('content-disposition', `attachment; filename="erasure-${request.params.request}.json"`)
        .send(found.body);
    },
  );
}
