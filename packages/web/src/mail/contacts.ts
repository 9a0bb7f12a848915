import { cancelStep, decideUnknown, type MailRefused, readProtocol } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askFirst } from '../access/ask-first.ts';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { askToCancel, contactsView } from './contacts-view.ts';

type Asked = FastifyRequest<{ Params: { study: string }; Querystring: { every?: unknown; step?: unknown } }>;
type Posted = FastifyRequest<{ Params: { study: string }; Body: Readonly<Record<string, unknown>> | undefined }>;

/** Seconds between two loadings of the page, for whoever asks to watch a long sending. */
const EVERY = 10;

/** A study’s contacts plan: its steps by date, what has been sent, and what somebody has to decide about. */
export function serveContacts(app: FastifyInstance, pages: Pages): void {
  const route = { config: { needs: 'manage_mail' } } as const;

  app.get('/desk/:study/contacts', route, async (request: Asked, reply) => {
    const protocol = await readProtocol(pages.world, signedIn(request), request.params.study);
    if ('refused' in protocol) return sendRefused(reply, pages, protocol);
    const watching = request.query.every !== undefined;
    // Only for who asked for it: a page that loads anew by itself disturbs whoever reads or listens to it.
    if (watching) reply.header('refresh', String(EVERY));
    const view = { ...contactsView(protocol, pages.publicUrl), watching, every: EVERY };
    return sendDeskPage(reply, pages, 'mail/contacts.njk', view);
  });

  app.get('/desk/:study/contacts/cancel', route, async (request: Asked, reply) => {
    const protocol = await readProtocol(pages.world, signedIn(request), request.params.study);
    if ('refused' in protocol) return sendRefused(reply, pages, protocol);
    const question = askToCancel(protocol, String(request.query.step ?? ''));
    if (question) return askFirst(reply, pages, question);
    return reply.redirect(`/desk/${encodeURIComponent(protocol.study.id)}/contacts`, 303);
  });

  app.post('/desk/:study/contacts/cancel', route, async (request: Posted, reply) => {
    const studyId = request.params.study;
    const step = String(request.body?.step ?? '');
    const cancelled = await cancelStep(pages.world, signedIn(request), { studyId, step });
    if ('refused' in cancelled) return sendRefused(reply, pages, cancelled);
    return reply.redirect(`/desk/${encodeURIComponent(studyId)}/contacts`, 303);
  });

  app.post('/desk/:study/contacts/unknown', route, async (request: Posted, reply) => {
    const studyId = request.params.study;
    const [mailId, decision] = [String(request.body?.mail ?? ''), String(request.body?.decision ?? '')];
    const decided = await decideUnknown(pages.world, signedIn(request), { studyId, mailId, decision });
    if ('refused' in decided) return sendRefused(reply, pages, decided);
    return reply.redirect(`/desk/${encodeURIComponent(studyId)}/contacts`, 303);
  });
}

function sendRefused(reply: FastifyReply, { render }: Pages, refused: MailRefused): FastifyReply {
  return sendMessage(reply, render, refusalStatus(refused.refused), {
    heading: 'That was not possible',
    paragraphs: [refused.sentence],
    links: [{ href: '/desk', text: 'Open the desk' }],
  });
}
