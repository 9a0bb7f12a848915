import { mailLinkInstead, mailReassurance, openCall } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { type CallRequest, type CallRoute, callHref, callOf, callsHref, sendCallRefusal } from './call-request.ts';
import { callView } from './call-view.ts';

const CALL = '/desk/:study/calls/:person';
const NEEDS = { config: { needs: 'make_calls' } } as const;

interface Sent {
  readonly email: string;
  readonly mistakes: readonly { readonly field: string; readonly sentence: string }[];
}

/** What is mailed out of a call: the person’s own link, or what the study is. */
export function serveCallMails(app: FastifyInstance, pages: Pages): void {
  app.get<CallRoute>(`${CALL}/online`, NEEDS, (request, reply) => sendForm(request, reply, pages, 'online'));
  app.get<CallRoute>(`${CALL}/about`, NEEDS, (request, reply) => sendForm(request, reply, pages, 'about'));

  app.post<CallRoute>(`${CALL}/online`, NEEDS, async (request, reply) => {
    const { viewer, call } = callOf(request);
    const email = fieldOf(request.body, 'email');
    const sent = await mailLinkInstead(pages.world, viewer, { ...call, email, note: fieldOf(request.body, 'note') });
    if ('refused' in sent) return sendCallRefusal(reply, pages, call.studyId, sent);
    if ('mistakes' in sent) return sendForm(request, reply.code(422), pages, 'online', { email, ...sent });
    return reply.redirect(`${callsHref(call.studyId)}?noted=rather_online`, 303);
  });

  app.post<CallRoute>(`${CALL}/about`, NEEDS, async (request, reply) => {
    const { viewer, call } = callOf(request);
    const email = fieldOf(request.body, 'email');
    const sent = await mailReassurance(pages.world, viewer, { ...call, email, note: '' });
    if ('refused' in sent) return sendCallRefusal(reply, pages, call.studyId, sent);
    if ('mistakes' in sent) return sendForm(request, reply.code(422), pages, 'about', { email, ...sent });
    return reply.redirect(callHref(call, '/agree?sent=yes'), 303);
  });
}

async function sendForm(
  request: CallRequest,
  reply: FastifyReply,
  pages: Pages,
  form: 'online' | 'about',
  sent: Sent | null = null,
): Promise<FastifyReply> {
  const { viewer, call } = callOf(request);
  const opened = await openCall(pages.world, viewer, call);
  if ('refused' in opened) return sendCallRefusal(reply, pages, call.studyId, opened);
  const view = callView(opened, viewer.accountId, `/${form}`);
  return sendDeskPage(reply, pages, `calls/${form}.njk`, {
    ...view,
    email: sent?.email ?? view.email,
    mistakes: sent?.mistakes ?? [],
    note: fieldOf(request.body, 'note'),
    refusal: fieldOf(request.body, 'refusal'),
    sendsMail: pages.sendsMail,
    backHref: callHref(call, '/agree'),
  });
}
