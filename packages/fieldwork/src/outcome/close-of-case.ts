import type { FieldworkPlan } from '../plan.ts';

const DAY = 24 * 60 * 60 * 1000;

/** When the fieldwork of a case that was released then ends: on the day of the protocol’s close. */
export function closeOfCase({ protocol }: Pick<FieldworkPlan, 'protocol'>, releasedAt: Date): Date {
  const close = protocol.find(({ kind }) => kind === 'close');
  if (!close) throw new Error('closeOfCase: the protocol has no close, which reading the plan refuses.');
  return new Date(releasedAt.getTime() + close.day * DAY);
}

/** Whether the fieldwork of a case has ended. A case that is not released has not begun. */
export function isClosed(plan: Pick<FieldworkPlan, 'protocol'>, releasedAt: Date | null, now: Date): boolean {
  return releasedAt !== null && now >= closeOfCase(plan, releasedAt);
}
