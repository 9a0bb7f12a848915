import type { FieldworkPlan } from '../plan.ts';
import { closesOn } from '../protocol/due-steps.ts';
import { englandTime } from '../protocol/england-time.ts';

/** Whether the fieldwork of a case has ended, by the calendar in England. One that is not released has not begun. */
export function isClosed(plan: FieldworkPlan, releasedAt: Date | null, now: Date): boolean {
  return releasedAt !== null && englandTime(now).date >= closesOn(plan, englandTime(releasedAt).date);
}
