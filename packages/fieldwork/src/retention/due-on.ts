import type { FieldworkPlan, RetentionRule } from '../plan.ts';
import { closesOn } from '../protocol/due-steps.ts';
import { monthsAfter } from './calendar-months.ts';

/** What the end of a study’s fieldwork follows from. Days are YYYY-MM-DD. */
export interface ClosingFacts {
  /** As somebody stated it. */
  readonly statedOn: string | null;
  /** When people were last released to fieldwork. */
  readonly lastReleasedOn: string | null;
}

/**
 * The day on which a study’s fieldwork ended or will end: as stated, or the protocol’s close after the last release. Null
 * when nobody was released and nobody has said: then no clock that waits for it runs.
 */
export function closedOn(plan: FieldworkPlan, { statedOn, lastReleasedOn }: ClosingFacts): string | null {
  return statedOn ?? (lastReleasedOn === null ? null : closesOn(plan, lastReleasedOn));
}

/**
 * The day on which something is to be deleted: that day, not the one after. Null while its clock does not run.
 * @param from the day on which fieldwork ended, and the one on which the thing was made; null where not known or not yet.
 */
export function dueOn(
  rule: RetentionRule,
  from: { readonly closedOn: string | null; readonly madeOn: string | null },
): string | null {
  const start = rule.after === 'close' ? from.closedOn : from.madeOn;
  return start === null ? null : monthsAfter(start, rule.months);
}

/**
 * By when a request about somebody’s data is to be answered: a calendar month after it came (UK GDPR, article 12(3)). An
 * end on a weekend or holiday is not moved, so nobody is late who keeps to it. @param receivedOn YYYY-MM-DD.
 */
export function answerDueOn(receivedOn: string): string {
  return monthsAfter(receivedOn, 1);
}

/**
 * By when such a request is to be answered at the latest where it is extended: two months later, which the person has to
 * be told within the first, with the reason (article 12(3)). @param receivedOn YYYY-MM-DD.
 */
export function extendedDueOn(receivedOn: string): string {
  return monthsAfter(receivedOn, 3);
}
