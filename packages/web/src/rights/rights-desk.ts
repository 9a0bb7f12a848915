import { answerRequest, extendTime, openRequest, readCertificate, readRequests } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { serveErasure } from './erasure.ts';
import { sendPersonAgain, servePeople } from './people.ts';
import { ASKED_BY, chosenFrom, KINDS, OUTCOMES, requestRows, SEARCHES } from './request-view.ts';
import { serveSearch } from './search.ts';
import { sendRightsRefusal } from './send-rights-refusal.ts';

/** The data officer’s desk: who asked what and until when, finding people, and what is done for them. */
export function serveRights(app: FastifyInstance, pages: Pages): void {
  serveLog(app, pages);
  serveSearch(app, pages, (reply, search) => sendLog(reply, pages, { words: search }));
  serveRequests(app, pages);
  servePeople(app, pages);
  serveErasure(app, pages);
}

const NEEDS = { config: { needs: 'handle_rights' as const } };

function serveLog(app: FastifyInstance, pages: Pages): void {
  app.get('/rights', NEEDS, (_request, reply) => sendLog(reply, pages, {}));
}

/** What is wrong with what was sent, by the field that it stands at. */
type Wrong = Readonly<Record<string, string>>;

async function sendLog(reply: FastifyReply, pages: Pages, wrong: Wrong): Promise<FastifyReply> {
  const read = await readRequests(pages.world, signedIn(reply.request));
  if ('refused' in read) return sendRightsRefusal(reply, pages, read);
  const rows = requestRows(read.requests, read.today);
  const { body } = reply.request;
  const context = {
    open: rows.filter((row) => row.isOpen),
    closed: rows.filter((row) => !row.isOpen),
    searches: SEARCHES,
    by: fieldOf(body, 'by') || 'email',
    askedBy: chosenFrom(ASKED_BY, fieldOf(body, 'askedBy')),
    receivedOn: fieldOf(body, 'receivedOn').trim() || read.today,
    reason: fieldOf(body, 'reason'),
    wrong,
    faults: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
  };
  const status = context.faults.length > 0 ? 422 : 200;
  return sendDeskPage(reply.code(status), pages, 'rights/rights.njk', context);
}

interface OneRequest {
  Params: { request: string };
}

function serveRequests(app: FastifyInstance, pages: Pages): void {
  app.post('/rights/requests', NEEDS, async (request, reply) => {
    const pseudonym = fieldOf(request.body, 'pseudonym').trim() || null;
    const again = (wrong: Wrong): Promise<FastifyReply> =>
      pseudonym ? sendPersonAgain(reply, pages, { pseudonym, wrong }) : sendLog(reply, pages, wrong);
    const kind = KINDS.find(({ value }) => value === fieldOf(request.body, 'kind'))?.value;
    const askedBy = ASKED_BY.find(({ value }) => value === fieldOf(request.body, 'askedBy'))?.value;
    const receivedOn = fieldOf(request.body, 'receivedOn').trim();
    if (!kind || !askedBy || !receivedOn) {
      return again({
        ...(kind ? {} : { kind: 'Choose what was asked' }),
        ...(askedBy ? {} : { askedBy: 'Choose who asked' }),
        ...(receivedOn ? {} : { receivedOn: 'Enter the day on which it came' }),
      });
    }
    const opened = await openRequest(pages.world, signedIn(request), { kind, pseudonym, askedBy, receivedOn });
    if (!('refused' in opened)) return reply.redirect('/rights', 303);
    return opened.refused === 'bad-day'
      ? again({ receivedOn: opened.sentence })
      : sendRightsRefusal(reply, pages, opened);
  });

  app.post<OneRequest>('/rights/requests/:request/close', NEEDS, async (request, reply) => {
    const { request: requestId } = request.params;
    const outcome = OUTCOMES.find(({ value }) => value === fieldOf(request.body, 'outcome'))?.value;
    if (!outcome) return sendLog(reply, pages, { [`outcome-${requestId}`]: 'Choose what came of it' });
    const closed = await answerRequest(pages.world, signedIn(request), { requestId, outcome });
    return 'refused' in closed ? sendRightsRefusal(reply, pages, closed) : reply.redirect('/rights', 303);
  });

  app.post<OneRequest>('/rights/requests/:request/extend', NEEDS, async (request, reply) => {
    const { request: requestId } = request.params;
    const reason = fieldOf(request.body, 'reason').trim();
    const extended = await extendTime(pages.world, signedIn(request), { requestId, reason });
    if (!('refused' in extended)) return reply.redirect('/rights', 303);
    if (extended.refused === 'no-reason') return sendLog(reply, pages, { [`reason-${requestId}`]: extended.sentence });
    return sendRightsRefusal(reply, pages, extended);
  });

  app.get<OneRequest>('/rights/requests/:request/certificate.json', NEEDS, async (request, reply) => {
    const found = await readCertificate(pages.world, signedIn(request), request.params.request);
    if ('refused' in found) return sendRightsRefusal(reply, pages, found);
    return reply
      .header('content-type', 'application/json')
      .header('content-disposition', `attachment; filename="erasure-${request.params.request}.json"`)
      .send(found.body);
  });
}
