import type { CaseSource } from '../case-events.ts';
import type { CaseFacts } from '../outcome/case-facts.ts';
import type { CaseOutcome } from '../outcome/case-outcome.ts';
import { type TelephoneOutcome, telephoneOutcome } from './telephone-outcome.ts';

/** A released case as the tables count it. */
export interface CountedCase {
  /** The same for one person in every wave. */
  readonly panelId: string;
  readonly source: CaseSource;
  readonly authorityCode: string | null;
  readonly region: string | null;
  /** Ofsted’s judgement of the authority when it was invited. */
  readonly rating: string | null;
  readonly outcome: CaseOutcome;
  /** Has an address to which mail goes, or has answered online all the same. */
  readonly reachableOnline: boolean;
  /** Null: was never tried by telephone. */
  readonly telephone: TelephoneOutcome | null;
  /** At the old number somebody said that the person no longer works there. */
  readonly saidToHaveLeft: boolean;
  readonly simulated: boolean;
}

/** What is known of a case beside its facts. */
export type CaseBackground = Omit<CountedCase, 'outcome' | 'reachableOnline' | 'telephone' | 'saidToHaveLeft'> & {
  readonly hasEmail: boolean;
};

/** A case as the tables count it, from what happened and its outcome. */
export function countedCase(
  { hasEmail, ...known }: CaseBackground,
  facts: CaseFacts,
  outcome: CaseOutcome,
): CountedCase {
  const isOnline = outcome.disposition === 'complete' && outcome.mode === 'web';
  const reachableOnline = isOnline || (hasEmail && !facts.attempts.mail.has('mail_bounced'));
  const saidToHaveLeft = facts.attempts.telephone.has('moved_on') || facts.attempts.telephone.has('referred');
  return { ...known, outcome, reachableOnline, saidToHaveLeft, telephone: telephoneOutcome(facts, outcome) };
}

/** Whether somebody drew the person from a list; whoever came through an open link chose to come. */
export function isSampled({ source }: Pick<CountedCase, 'source'>): boolean {
  return source !== 'open';
}

/** Whether somebody answered in full, by whichever mode. A partial is not complete. */
export function isComplete({ outcome }: Pick<CountedCase, 'outcome'>): boolean {
  return outcome.disposition === 'complete';
}

/** How many answered in full, by mode. */
export function completesBy(cases: readonly CountedCase[], mode: 'web' | 'telephone'): number {
  return cases.filter((one) => isComplete(one) && one.outcome.mode === mode).length;
}
