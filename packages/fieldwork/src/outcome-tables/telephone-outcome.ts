import type { DispositionId } from '../disposition.ts';
import type { CaseFacts } from '../outcome/case-facts.ts';
import type { CaseOutcome } from '../outcome/case-outcome.ts';

/**
 * What calling a person came to, in the rows of the study’s telephone tables. The first that applies, in this order: an
 * interview, a no, a part of one, then what shows that the number or the person cannot be used, and then what is open.
 */
export const TELEPHONE_OUTCOMES = {
  completed: 'Completed',
  online: 'Subsequently completed online',
  refusal: 'Refusals',
  breakdown: 'Breakdown',
  not_eligible: 'Not eligible for research',
  unobtainable: 'Unobtainable',
  moved_on: 'No longer works there and no other number given',
  wrong_number: 'Wrong / invalid number',
  not_available: 'Not available during fieldwork',
  unable: 'Not able to take part, or has died',
  rather_online: 'Requested to complete online',
  hard_appointment: 'Appointment at a time',
  soft_appointment: 'Soft appointment',
  other_live: 'Other live sample (general call-backs)',
} as const;
export type TelephoneOutcome = keyof typeof TELEPHONE_OUTCOMES;

const ROWS: Readonly<Record<DispositionId, TelephoneOutcome>> = {
  complete: 'completed',
  partial: 'breakdown',
  break_off: 'breakdown',
  withdrawn: 'refusal',
  refusal: 'refusal',
  refusal_policy: 'refusal',
  refusal_recent: 'refusal',
  refusal_by_other: 'refusal',
  unsubscribed: 'refusal',
  hard_appointment: 'hard_appointment',
  soft_appointment: 'soft_appointment',
  rather_online: 'rather_online',
  call_back: 'other_live',
  not_available: 'not_available',
  answering_machine: 'other_live',
  no_reply: 'other_live',
  engaged: 'other_live',
  mailed: 'other_live',
  mail_bounced: 'other_live',
  away: 'other_live',
  unobtainable: 'unobtainable',
  wrong_number: 'wrong_number',
  fax_line: 'unobtainable',
  other_business: 'wrong_number',
  moved_on: 'moved_on',
  referred: 'other_live',
  language: 'unable',
  unable: 'unable',
  died: 'unable',
  not_eligible: 'not_eligible',
  duplicate: 'not_eligible',
  not_attempted: 'other_live',
};

const ORDER = Object.keys(TELEPHONE_OUTCOMES) as TelephoneOutcome[];

/** The row in which a case stands; null for one that was never tried by telephone. */
export function telephoneOutcome({ attempts, latestMode }: CaseFacts, outcome: CaseOutcome): TelephoneOutcome | null {
  if (attempts.telephone.size === 0) return null;
  if (outcome.disposition === 'complete') return outcome.mode === 'telephone' ? 'completed' : 'online';
  const rows = [...attempts.telephone].map((disposition) => ROWS[disposition]);
  const isUnfinished = outcome.disposition === 'partial' || outcome.disposition === 'break_off';
  if (isUnfinished && latestMode === 'telephone') rows.push('breakdown');
  if (outcome.group === 'R' && !isUnfinished) rows.push('refusal');
  // A call whose interview was later withdrawn or found to be somebody else’s is no interview.
  return ORDER.find((row) => row !== 'completed' && rows.includes(row)) ?? 'other_live';
}
