import { callingScript, type OpenedCall } from '@earshot/actions';
import { DISPOSITIONS } from '@earshot/fieldwork';
import { clockInWords, momentInWords } from './call-moments.ts';
import { callHref, callsHref } from './call-request.ts';

/** What every page of a call shows of the person and of what came before. */
export function callView(call: OpenedCall, accountId: string) {
  const { study, pseudonym, details, attempts, allowed, notes, simulated, interview } = call;
  const address = { studyId: study.id, pseudonym };
  return {
    study,
    call: callHref(address),
    callsHref: callsHref(study.id),
    name: details?.name ?? 'Somebody whose details have been deleted',
    numbers: numbersOf(call),
    email: details?.email ?? '',
    simulated,
    suppressed: call.suppressed,
    hasEnded: interview.status === 'finished' || interview.status === 'withdrawn',
    interview,
    attempt: attempts.length + 1,
    allowed,
    until: clockInWords(call.until),
    script: callingScript(study, { ...call, name: details?.name ?? null }),
    attempts: attempts.map(({ at, actor, disposition, appointmentAt }) => ({
      at: momentInWords(at),
      by: actor === accountId ? 'You' : 'Another interviewer',
      outcome: DISPOSITIONS[disposition].label,
      appointment: appointmentAt && momentInWords(appointmentAt),
    })),
    notes: notes.map(({ at, text }) => ({ at: momentInWords(at), text })),
  };
}

/** The number that was given last comes first. With those of simulated people nothing is dialled. */
function numbersOf({ details, simulated }: OpenedCall) {
  const numbers = [
    { number: details?.referralPhone, what: 'given at the number below' },
    { number: details?.phone, what: '' },
  ];
  return numbers.flatMap(({ number, what }) =>
    number ? [{ number, what, href: simulated ? null : `tel:${number.replaceAll(/[^\d+]/g, '')}` }] : [],
  );
}
