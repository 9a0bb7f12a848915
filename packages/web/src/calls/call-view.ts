import { callingScript, type OpenedCall } from '@earshot/actions';
import { DISPOSITIONS } from '@earshot/fieldwork';
import { nameOf } from '../answering/shown.ts';
import { languageOfWords } from '../telephone/telephone-view.ts';
import { clockInWords, momentWithWeekday } from './call-moments.ts';
import { callHref, callsHref } from './call-request.ts';
import { calledIn, interviewLanguages } from './interview-language.ts';

/** What every page of a call shows of the person and of what came before. @param page its own part of the address. */
export function callView(call: OpenedCall, accountId: string, page: string) {
  const { study, details, attempts, allowed, notes, simulated, interview } = call;
  const address = calledIn(call);
  const script = callingScript(study, { ...call, name: details?.name ?? null }, interview.language);
  return {
    study,
    hrefOf: (further: string) => callHref(address, further),
    interviewLanguages: interviewLanguages(study, address, page),
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
    script,
    scriptLang: languageOfWords(script.language),
    notInLanguage: script.language === interview.language ? null : nameOf(interview.language),
    attempts: attempts.map(({ at, actor, disposition, appointmentAt }) => ({
      at: momentWithWeekday(at),
      by: actor === accountId ? 'You' : 'Another interviewer',
      outcome: DISPOSITIONS[disposition].label,
      appointment: appointmentAt && momentWithWeekday(appointmentAt),
    })),
    notes: notes.map(({ at, text }) => ({ at: momentWithWeekday(at), text })),
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
