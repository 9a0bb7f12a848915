import { type CallsDesk, readCallsDesk, takeCall } from '@earshot/actions';
import { DISPOSITIONS } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { momentWithWeekday } from './call-moments.ts';
import { callHref, callsHref, sendCallRefusal } from './call-request.ts';

type DeskRequest = FastifyRequest<{ Params: { study: string } }>;

const NEEDS = { config: { needs: 'make_calls' } } as const;
/** So long after its time an appointment is shown as missed. */
const MISSED = 15 * 60_000;

/** An interviewer’s own page: the next call, and the appointments that they have made. */
export function serveCallsDesk(app: FastifyInstance, pages: Pages): void {
  app.get('/desk/:study/calls', NEEDS, (request: DeskRequest, reply) => sendDesk(request, reply, pages));

  app.post('/desk/:study/calls/next', NEEDS, async (request: DeskRequest, reply) => {
    const { study: studyId } = request.params;
    const taken = await takeCall(pages.world, signedIn(request), studyId);
    if (!('refused' in taken)) return reply.redirect(callHref({ studyId, ...taken, language: null }), 303);
    if (taken.refused === 'nobody-to-call') return reply.redirect(`${callsHref(studyId)}?noted=nobody`, 303);
    return sendCallRefusal(reply, pages, studyId, taken);
  });
}

async function sendDesk(request: DeskRequest, reply: FastifyReply, pages: Pages): Promise<FastifyReply> {
  const { study: studyId } = request.params;
  const desk = await readCallsDesk(pages.world, signedIn(request), studyId);
  if ('refused' in desk) return sendCallRefusal(reply, pages, studyId, desk);
  const noted = notedInWords(fieldOf(request.query, 'noted'));
  return sendDeskPage(reply, pages, 'calls/calls.njk', { ...deskView(desk), noted });
}

function deskView({ study, simulated, now, held, due, isOpen, opensAt, appointments }: CallsDesk) {
  return {
    study,
    simulated,
    next: `${callsHref(study.id)}/next`,
    held: held && {
      since: momentWithWeekday(held.since),
      href: callHref({ studyId: study.id, pseudonym: held.pseudonym, language: null }),
    },
    due,
    isOpen,
    opensAt: opensAt && momentWithWeekday(opensAt),
    now: momentWithWeekday(now),
    appointments: appointments.map(({ appointmentAt, kind }) => ({
      at: momentWithWeekday(appointmentAt),
      kind: DISPOSITIONS[kind].label,
      isMissed: kind === 'hard_appointment' && now.getTime() - appointmentAt.getTime() > MISSED,
    })),
  };
}

/** What was done last, from an address that only our own redirects make; nothing else is repeated on the page. */
function notedInWords(noted: string): string | null {
  if (noted === 'nobody') return 'There is nobody whom you can call now.';
  if (noted === 'handed_back') return 'Handed back: somebody else will be given that person.';
  const disposition = Object.hasOwn(DISPOSITIONS, noted) ? DISPOSITIONS[noted as keyof typeof DISPOSITIONS] : null;
  return disposition && `Noted: ${disposition.label.charAt(0).toLowerCase()}${disposition.label.slice(1)}.`;
}
