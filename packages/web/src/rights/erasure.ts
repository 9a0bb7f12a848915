import { erasePeople, readCertificate, readRequests } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import type { FastifyInstance } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { requestRows } from './request-view.ts';
import { sendRightsRefusal } from './send-rights-refusal.ts';

interface OneRequest {
  Params: { request: string };
}

const NEEDS = { config: { needs: 'handle_rights' as const } };

/** Erasing what a request is about, after a page that says what goes and what stays; and the certificate. */
export function serveErasure(app: FastifyInstance, pages: Pages): void {
  const sendConfirm = async (requestId: string, wrong: boolean, reply: Parameters<typeof sendDeskPage>[0]) => {
    const read = await readRequests(pages.world, signedIn(reply.request));
    if ('refused' in read) return sendRightsRefusal(reply, pages, read);
    const row = requestRows(read.requests, read.today).find(({ id, isErasure }) => id === requestId && isErasure);
    if (!row)
      return sendRightsRefusal(reply, pages, { refused: 'no-such-request', sentence: 'There is no such request.' });
    const context = { row, wrong, backHref: '/rights', backText: 'Data rights' };
    return sendDeskPage(reply.code(wrong ? 422 : 200), pages, 'rights/erase.njk', context);
  };

  app.get<OneRequest>('/rights/requests/:request/erase', NEEDS, (request, reply) =>
    sendConfirm(request.params.request, false, reply),
  );
  app.post<OneRequest>('/rights/requests/:request/erase', NEEDS, async (request, reply) => {
    const { request: requestId } = request.params;
    if (fieldOf(request.body, 'sure') !== 'yes') return sendConfirm(requestId, true, reply);
    const done = await erasePeople(pages.world, signedIn(request), requestId);
    if ('refused' in done) return sendRightsRefusal(reply, pages, done);
    return reply.redirect(`/rights/requests/${requestId}/certificate`, 303);
  });
  app.get<OneRequest>('/rights/requests/:request/certificate', NEEDS, async (request, reply) => {
    const found = await readCertificate(pages.world, signedIn(request), request.params.request);
    if ('refused' in found) return sendRightsRefusal(reply, pages, found);
    const said = JSON.parse(found.body) as Certificate;
    const context = {
      ...{ id: request.params.request, sha256: found.sha256, on: dayInWords(found.at), people: said.people },
      deleted: Object.entries(said.rowsDeleted).filter(([, count]) => count > 0),
      remains: said.remains,
      backHref: '/rights',
      backText: 'Data rights',
    };
    return sendDeskPage(reply, pages, 'rights/certificate.njk', context);
  });
}

/** What the page shows of a certificate. */
interface Certificate {
  readonly people: readonly string[];
  readonly rowsDeleted: Readonly<Record<string, number>>;
  readonly remains: readonly { readonly what: string; readonly why: string }[];
}
