import { agreeByTelephone, handBackCall, openCall, recordCall } from '@earshot/actions';
import { type CallStage, isOwnRefusal } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import {
  type CallFields,
  type CallRequest,
  type CallRoute,
  callHref,
  callOf,
  callsHref,
  sendCallRefusal,
  textsIn,
} from './call-request.ts';
import { callView } from './call-view.ts';
import { outcomeView } from './outcome-view.ts';

const CALL = '/desk/:study/calls/:person';
const NEEDS = { config: { needs: 'make_calls' } } as const;

const TEMPLATES: Readonly<Record<CallStage, string>> = {
  reaching: 'calls/call.njk',
  agreeing: 'calls/agree.njk',
  interviewing: 'calls/break.njk',
};
const PAGES: Readonly<Record<CallStage, string>> = { reaching: '', agreeing: '/agree', interviewing: '/break' };
const STAGES = Object.keys(TEMPLATES) as CallStage[];

interface Mistakes {
  readonly field: string;
  readonly sentence: string;
}

/** The pages of a call beside the interview: reaching the person, their consent, and how the call came out. */
export function serveCallPages(app: FastifyInstance, pages: Pages): void {
  app.get<CallRoute>(CALL, NEEDS, (request, reply) => sendStage(request, reply, pages, 'reaching'));
  app.get<CallRoute>(`${CALL}/agree`, NEEDS, (request, reply) => sendStage(request, reply, pages, 'agreeing'));
  app.get<CallRoute>(`${CALL}/break`, NEEDS, (request, reply) => sendStage(request, reply, pages, 'interviewing'));

  app.post<CallRoute>(`${CALL}/agree`, NEEDS, async (request, reply) => {
    const { viewer, call } = callOf(request);
    const spoken = { ...call, read: textsIn(request.body, 'read'), answer: fieldOf(request.body, 'answer') };
    const agreed = await agreeByTelephone(pages.world, viewer, spoken);
    if ('refused' in agreed) return sendCallRefusal(reply, pages, call.studyId, agreed);
    if ('mistakes' in agreed) {
      return sendStage(request, reply.code(422), pages, 'agreeing', { consent: agreed.mistakes });
    }
    return reply.redirect(callHref(call, '/interview'), 303);
  });

  app.post<CallRoute>(`${CALL}/outcome`, NEEDS, (request, reply) => record(request, reply, pages));

  app.post<CallRoute>(`${CALL}/hand-back`, NEEDS, async (request, reply) => {
    const { viewer, call } = callOf(request);
    const reason = fieldOf(request.body, 'reason') === 'known_to_me' ? 'known_to_me' : 'not_called';
    const done = await handBackCall(pages.world, viewer, call, reason);
    if ('refused' in done) return sendCallRefusal(reply, pages, call.studyId, done);
    return reply.redirect(`${callsHref(call.studyId)}?noted=handed_back`, 303);
  });
}

async function record(request: CallRequest, reply: FastifyReply, pages: Pages): Promise<FastifyReply> {
  const { viewer, call } = callOf(request);
  const fields = request.body ?? {};
  const stage = STAGES.find((one) => one === fieldOf(fields, 'stage')) ?? 'reaching';
  const disposition = fieldOf(fields, 'disposition');
  // Whoever says no is asked once whether they would rather do it online.
  const isAsked = fieldOf(fields, 'online') === 'no';
  if (isOwnRefusal(disposition as Parameters<typeof isOwnRefusal>[0]) && stage === 'agreeing' && !isAsked) {
    return sendOnlineInstead(request, reply, pages, disposition);
  }
  const recorded = await recordCall(pages.world, viewer, {
    ...call,
    stage,
    disposition,
    hardDay: fieldOf(fields, 'hard-day'),
    hardTime: fieldOf(fields, 'hard-time'),
    softDay: fieldOf(fields, 'soft-day'),
    softTime: fieldOf(fields, 'soft-time'),
    otherNumber: fieldOf(fields, 'other-number'),
    note: fieldOf(fields, 'note'),
  });
  if ('refused' in recorded) return sendCallRefusal(reply, pages, call.studyId, recorded);
  if ('mistakes' in recorded) {
    return sendStage(request, reply.code(422), pages, stage, { outcome: recorded.mistakes });
  }
  return reply.redirect(`${callsHref(call.studyId)}?noted=${encodeURIComponent(disposition)}`, 303);
}

interface NotKept {
  readonly outcome?: readonly Mistakes[];
  readonly consent?: readonly Mistakes[];
}

async function sendStage(
  request: CallRequest,
  reply: FastifyReply,
  pages: Pages,
  stage: CallStage,
  { outcome = [], consent = [] }: NotKept = {},
): Promise<FastifyReply> {
  const { viewer, call } = callOf(request);
  const opened = await openCall(pages.world, viewer, call);
  if ('refused' in opened) return sendCallRefusal(reply, pages, call.studyId, opened);
  const fields: CallFields = request.body ?? {};
  return sendDeskPage(reply, pages, TEMPLATES[stage], {
    ...callView(opened, viewer.accountId, PAGES[stage]),
    mistakes: [...consent, ...outcome],
    outcome: outcomeView(opened, stage, fields, outcome),
    consent: {
      read: textsIn(fields, 'read'),
      answer: fieldOf(fields, 'answer'),
      errors: Object.fromEntries(consent.map(({ field, sentence }) => [field, { text: sentence }])),
    },
    sendsMail: pages.sendsMail,
    sentTo: fieldOf(request.query, 'sent') === 'yes',
    backHref: stage === 'reaching' ? callsHref(call.studyId) : callHref(call, stage === 'agreeing' ? '' : '/interview'),
  });
}

async function sendOnlineInstead(
  request: CallRequest,
  reply: FastifyReply,
  pages: Pages,
  disposition: string,
): Promise<FastifyReply> {
  const { viewer, call } = callOf(request);
  const opened = await openCall(pages.world, viewer, call);
  if ('refused' in opened) return sendCallRefusal(reply, pages, call.studyId, opened);
  return sendDeskPage(reply, pages, 'calls/online.njk', {
    ...callView(opened, viewer.accountId, '/online'),
    refusal: disposition,
    note: fieldOf(request.body, 'note'),
    mistakes: [],
    sendsMail: pages.sendsMail,
    backHref: callHref(call, '/agree'),
  });
}
