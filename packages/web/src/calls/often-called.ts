import { type CallWork, endCallsToPerson, reassignCalls } from '@earshot/actions';
import { DISPOSITIONS } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askFirst } from '../access/ask-first.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { momentWithWeekday } from './call-moments.ts';
import { callsHref, sendCallRefusal } from './call-request.ts';

interface EndRoute {
  Params: { study: string; person: string };
}
interface ReassignRoute {
  Params: { study: string; person: string; from: string };
}

const NEEDS = { config: { needs: 'supervise_calls' } } as const;
const END = '/desk/:study/calls/work/:person/end';
const REASSIGN = '/desk/:study/calls/work/:person/not/:from';

/** What a supervisor can do for those who are called again and again: end the calls, or give them to other interviewers. */
export function serveOftenCalled(app: FastifyInstance, pages: Pages): void {
  app.get<EndRoute>(END, NEEDS, ({ params }, reply) =>
    askFirst(reply, pages, {
      heading: `End the calls to ${shown(params.person)}?`,
      consequences: [
        'Nobody is given this person to call again, also for an appointment that was made. A call that is open goes on.',
        'The outcome of the attempts stays as it is, and mails go on. This cannot be undone.',
      ],
      button: 'End the calls',
      back: backTo(params.study),
    }),
  );
  app.get<ReassignRoute>(REASSIGN, NEEDS, ({ params }, reply) =>
    askFirst(reply, pages, {
      heading: `Give ${shown(params.person)} to other interviewers?`,
      consequences: [
        'The interviewer who made the last attempt is never given this person again; all others can be. This cannot be undone.',
      ],
      button: 'Give to others',
      back: backTo(params.study),
    }),
  );

  app.post<EndRoute>(END, NEEDS, async (request, reply) => {
    const done = await endCallsToPerson(pages.world, signedIn(request), addressOf(request));
    if ('refused' in done) return sendCallRefusal(reply, pages, request.params.study, done);
    return reply.redirect(backTo(request.params.study), 303);
  });
  app.post<ReassignRoute>(REASSIGN, NEEDS, async (request, reply) => {
    const { from } = request.params;
    const done = await reassignCalls(pages.world, signedIn(request), { ...addressOf(request), from });
    if ('refused' in done) return sendCallRefusal(reply, pages, request.params.study, done);
    return reply.redirect(backTo(request.params.study), 303);
  });
}

/** Those with the most attempts, as the page lists them. @param nameOf the name of an account. */
export function oftenView({ study, now, often, names }: CallWork, nameOf: (actor: string) => string) {
  return often.map(({ pseudonym, attempts, latest, due }) => {
    const here = `${callsHref(study.id)}/work/${pseudonym}`;
    return {
      shown: shown(pseudonym),
      attempts: attempts.length,
      outcome: DISPOSITIONS[latest.disposition].label,
      at: momentWithWeekday(latest.at),
      by: nameOf(latest.actor),
      due: dueInWords(due, now),
      endHref: `${here}/end`,
      // What is simulated was made by nobody who could be given less.
      reassignHref: names.has(latest.actor) ? `${here}/not/${latest.actor}` : null,
    };
  });
}

/** Enough of a pseudonym to tell twenty people apart. */
function shown(pseudonym: string): string {
  return pseudonym.slice(0, 8);
}

function dueInWords(due: Date | null, now: Date): string {
  if (due === null) return 'Not any more, by the plan';
  return due <= now ? 'Now' : momentWithWeekday(due);
}

function backTo(studyId: string): string {
  return `${callsHref(studyId)}/work#often`;
}

function addressOf({ params }: FastifyRequest<{ Params: { study: string; person: string } }>) {
  return { studyId: params.study, pseudonym: params.person };
}
