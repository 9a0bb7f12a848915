import type { DispositionId } from '../disposition.ts';

/** At which point of a call something came out. */
export type CallStage = 'reaching' | 'agreeing' | 'interviewing';

/** What an interviewer can note as the outcome of a call. */
export interface CallOutcome {
  readonly disposition: DispositionId;
  /** As the interviewer sees it. */
  readonly text: string;
  readonly hint: string | null;
  readonly stages: readonly CallStage[];
  /** What has to be noted with it. */
  readonly asks: 'hard_time' | 'soft_time' | 'other_number' | null;
}

const ANY: readonly CallStage[] = ['reaching', 'agreeing', 'interviewing'];
const AFTER: readonly CallStage[] = ['agreeing', 'interviewing'];
const BEFORE: readonly CallStage[] = ['reaching'];

/**
 * Every outcome of a call but an interview and “would rather do it online”, in the order in which interviewers see them.
 * What they are is taken from the telephone screener of the DfE’s tracking study (second wave, Appendix 2, S1 and S2).
 */
export const CALL_OUTCOMES: readonly CallOutcome[] = [
  outcome('hard_appointment', 'Appointment at a time', ANY, 'The day and the time are agreed', 'hard_time'),
  outcome('soft_appointment', 'Appointment, roughly', ANY, 'A day, and a part of it', 'soft_time'),
  outcome('call_back', 'To be called again, no time agreed', ANY),
  outcome('no_reply', 'No reply', BEFORE),
  outcome('answering_machine', 'Answering machine', BEFORE, 'Leave no message about the study'),
  outcome('engaged', 'Engaged', BEFORE),
  outcome('break_off', 'The call broke off', ['interviewing'], 'The line went, or they had to stop without a word'),
  outcome('not_available', 'Not available before fieldwork closes', ['reaching', 'agreeing']),
  outcome('refusal_by_other', 'Somebody else refused for them', BEFORE),
  outcome('moved_on', 'No longer works there', BEFORE, 'Ask for another number', 'other_number'),
  outcome('died', 'Has died', BEFORE),
  outcome('wrong_number', 'Wrong number: nobody of that name is known', BEFORE),
  outcome('other_business', 'Number of another business', BEFORE),
  outcome('fax_line', 'Fax or data line', BEFORE),
  outcome('unobtainable', 'Dead line: the number is not in service', BEFORE),
  outcome('refusal', 'Refused', AFTER),
  outcome('refusal_policy', 'Refused: the employer does not allow it', AFTER),
  outcome('refusal_recent', 'Refused: took part in another survey recently', AFTER),
  outcome('language', 'Not in a language that we have', AFTER),
  outcome('unable', 'Not able to take part', ['reaching', 'agreeing']),
  outcome('not_eligible', 'Not somebody whom the study is about', ['agreeing']),
];

function outcome(
  disposition: DispositionId,
  text: string,
  stages: readonly CallStage[],
  hint: string | null = null,
  asks: CallOutcome['asks'] = null,
): CallOutcome {
  return { disposition, text, hint, stages, asks };
}

/** What can be noted at a point of a call. */
export function outcomesAt(stage: CallStage): CallOutcome[] {
  return CALL_OUTCOMES.filter(({ stages }) => stages.includes(stage));
}

/** Whether the person said no themselves, so that the address and number are not used again. */
export function isOwnRefusal(disposition: DispositionId): boolean {
  return disposition === 'refusal' || disposition === 'refusal_policy' || disposition === 'refusal_recent';
}
