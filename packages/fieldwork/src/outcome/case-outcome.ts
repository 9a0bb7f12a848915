import type { Outcome } from '@earshot/instrument';
import type { ContactMode } from '../case-events.ts';
import { type AaporGroup, DISPOSITIONS, type Disposition, type DispositionId } from '../disposition.ts';
import type { OutcomeRules } from '../plan.ts';
import type { CaseFacts } from './case-facts.ts';

/** How a case stands: what it counts as in every rate and table. */
export interface CaseOutcome {
  readonly disposition: DispositionId;
  /** AAPOR code and group, by what the study holds of eligibility. */
  readonly code: string;
  readonly group: AaporGroup;
  /** Temporary: fieldwork is open and the next attempt may change it. */
  readonly standing: 'temporary' | 'final';
  /** The mode in which an interview or a part of one was given; null where there is none. */
  readonly mode: 'web' | 'telephone' | null;
}

/**
 * The stated priority. What a case comes to in the end is the first of these that ever happened in any mode: answers
 * that were withdrawn cannot be used; then an interview, whatever came before it; then what shows that nobody should
 * have been asked; then the person’s own no; then what they did answer; then everything by how near it came to the person.
 * Every disposition stands here once, so two different ones never tie.
 */
export const PRIORITY: readonly DispositionId[] = [
  'withdrawn',
  'complete',
  'duplicate',
  'not_eligible',
  'refusal',
  'refusal_policy',
  'refusal_recent',
  'unsubscribed',
  'partial',
  'break_off',
  'refusal_by_other',
  'died',
  'unable',
  'language',
  'hard_appointment',
  'soft_appointment',
  'rather_online',
  'not_available',
  'call_back',
  'referred',
  'moved_on',
  'answering_machine',
  'engaged',
  'no_reply',
  'away',
  'mail_bounced', // before “mailed”, which every mail that came back was before
  'mailed', // before wrong numbers: an address at which a mail arrives is better than none
  'unobtainable',
  'fax_line',
  'wrong_number',
  'other_business',
  'not_attempted',
];

const RANK = new Map(PRIORITY.map((disposition, rank) => [disposition, rank]));

/**
 * What an interview’s ending says of the case; null where only the interviewer’s own record of the call says it (a
 * line that cannot be used, a call that was closed).
 */
const ENDINGS: Readonly<Record<Outcome, DispositionId | null>> = {
  completed: 'complete',
  screened_out: 'not_eligible',
  refused: 'refusal',
  appointment: 'soft_appointment',
  call_back: 'call_back',
  unusable: null,
  closed: null,
};

/**
 * The outcome of a released case: the first of `PRIORITY` that happened to it. While fieldwork is open it is temporary,
 * unless it ends a case by itself; once it is closed every case has exactly one final outcome.
 * @param closed whether the case’s fieldwork has ended (`isClosed`).
 */
export function caseOutcome(facts: CaseFacts, rules: OutcomeRules, closed: boolean): CaseOutcome {
  const disposition = first(happened(facts));
  const { code, group } = coded(disposition, rules);
  const isFinal = closed || DISPOSITIONS[disposition].standing === 'final';
  return { disposition, code, group, standing: isFinal ? 'final' : 'temporary', mode: modeOf(disposition, facts) };
}

/** The first of some dispositions by the stated priority; a case to which nothing happened was not contacted. */
export function first(dispositions: Iterable<DispositionId>): DispositionId {
  let best: DispositionId = 'not_attempted';
  for (const each of dispositions) if (RANK.get(each)! < RANK.get(best)!) best = each;
  return best;
}

/** Code and group of a disposition in a study that takes everybody on its lists to be eligible, or does not. */
export function coded(disposition: DispositionId, { eligibility }: Pick<OutcomeRules, 'eligibility'>) {
  const known: Disposition = DISPOSITIONS[disposition];
  const { code, group } = (eligibility === 'unknown' && known.unconfirmed) || known;
  return { code, group };
}

/** Everything that happened: in attempts, in interviews, and what an unfinished interview makes of the case. */
function happened(facts: CaseFacts): DispositionId[] {
  const { attempts, ended, started, withdrawn, reachedPartial } = facts;
  const found = Object.values(attempts).flatMap((dispositions) => [...dispositions]);
  const ending = ended && ENDINGS[ended.outcome];
  if (ending) found.push(ending);
  if (withdrawn) found.push('withdrawn');
  if (!ended && started) found.push(reachedPartial ? 'partial' : 'break_off');
  return found;
}

function modeOf(disposition: DispositionId, { ended, attempts, latestMode }: CaseFacts): CaseOutcome['mode'] {
  if (disposition === 'partial' || disposition === 'break_off') return latestMode;
  if (disposition !== 'complete') return null;
  if (ended?.outcome === 'completed') return ended.mode;
  const byAttempt = (mode: ContactMode) => attempts[mode].has('complete');
  return byAttempt('telephone') ? 'telephone' : 'web';
}
