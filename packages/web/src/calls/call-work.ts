import { type CallWork, releaseCall, superviseCalls } from '@earshot/actions';
import { type CountedCalls, DISPOSITIONS } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { clockInWords, dayWithWeekday, momentWithWeekday, windowInWords } from './call-moments.ts';
import { type CallFields, callsHref, sendCallRefusal } from './call-request.ts';
import { oftenView } from './often-called.ts';

type WorkRequest = FastifyRequest<{ Params: { study: string }; Body: CallFields | undefined }>;

const NEEDS = { config: { needs: 'supervise_calls' } } as const;
const MISSED = 15 * 60_000;

/** The supervisor’s page: what interviewers did, the calls that are open, the appointments that are to come or missed. */
export function serveCallWork(app: FastifyInstance, pages: Pages): void {
  app.get('/desk/:study/calls/work', NEEDS, async (request: WorkRequest, reply): Promise<FastifyReply> => {
    const work = await superviseCalls(pages.world, signedIn(request), request.params.study);
    if ('refused' in work) return sendCallRefusal(reply, pages, request.params.study, work);
    return sendDeskPage(reply, pages, 'calls/work.njk', workView(work));
  });

  app.post('/desk/:study/calls/work/release', NEEDS, async (request: WorkRequest, reply) => {
    const { study: studyId } = request.params;
    const pseudonym = fieldOf(request.body, 'person');
    const released = await releaseCall(pages.world, signedIn(request), { studyId, pseudonym });
    const isGone = 'refused' in released && released.refused === 'no-claim';
    if ('refused' in released && !isGone) return sendCallRefusal(reply, pages, studyId, released);
    return reply.redirect(`${callsHref(studyId)}/work`, 303);
  });
}

function workView(work: CallWork) {
  const { study, simulated, now, names, claims, appointments, attempts, authorities } = work;
  // What is simulated says so itself, as its actor.
  const nameOf = (actor: string): string =>
    names.get(actor) ?? (actor.startsWith('simulated') ? actor : 'An account that is gone');
  const rows = (counted: readonly CountedCalls[], inWords: (key: string) => string) =>
    counted.map((one) => ({ ...one, label: inWords(one.key), length: lengthInWords(one.medianMinutes) }));
  return {
    study,
    simulated,
    all: { ...work.all, length: lengthInWords(work.all.medianMinutes) },
    tables: [
      { title: 'By interviewer', first: 'Interviewer', rows: rows(work.byInterviewer, nameOf) },
      { title: 'By day', first: 'Day', rows: rows(work.byDay, dayWithWeekday) },
      {
        title: 'By time of day',
        first: 'Time of day',
        rows: rows(work.byWindow, windowInWords),
      },
    ],
    attempts,
    often: oftenView(work, nameOf),
    release: `${callsHref(study.id)}/work/release`,
    claims: claims.map((claim) => ({
      person: claim.pseudonym,
      by: nameOf(claim.accountId),
      since: momentWithWeekday(claim.claimedAt),
      until: clockInWords(claim.until),
      isStale: claim.until <= now,
    })),
    appointments: appointments.map(({ appointmentAt, kind, actor, authorityCode }) => ({
      at: momentWithWeekday(appointmentAt),
      kind: DISPOSITIONS[kind].label,
      by: nameOf(actor),
      authority: authorityCode === null ? 'Not known' : (authorities.get(authorityCode) ?? authorityCode),
      isMissed: kind === 'hard_appointment' && now.getTime() - appointmentAt.getTime() > MISSED,
    })),
  };
}

function lengthInWords(minutes: number | null): string {
  return minutes === null ? '–' : `${minutes.toFixed(1)} min`;
}
