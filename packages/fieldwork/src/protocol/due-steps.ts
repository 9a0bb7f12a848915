import type { FieldworkPlan, MailStep } from '../plan.ts';
import { daysAfter, daysBetween, englandTime } from './england-time.ts';

/** A step of the protocol with the day on which it begins for those who were released together. */
export interface DatedStep {
  readonly id: string;
  readonly kind: 'mail' | 'telephone' | 'close';
  /** YYYY-MM-DD, in England. */
  readonly date: string;
}

/** The steps of the protocol for people who were released on a day. @param releasedOn YYYY-MM-DD, in England. */
export function stepDates(plan: FieldworkPlan, releasedOn: string): DatedStep[] {
  return plan.protocol.map(({ id, kind, day }) => ({ id, kind, date: daysAfter(releasedOn, day) }));
}

/** The mails of the protocol, in order: the invitation, then the reminders. */
export function mailSteps(plan: FieldworkPlan): MailStep[] {
  return plan.protocol.filter((step): step is MailStep => step.kind === 'mail');
}

/** The day on which fieldwork closes for people who were released on a day, YYYY-MM-DD; on it nobody is contacted. */
export function closesOn(plan: FieldworkPlan, releasedOn: string): string {
  const close = plan.protocol.find(({ kind }) => kind === 'close');
  if (!close) throw new Error('closesOn: the plan has no close; a checked plan always has one.');
  return daysAfter(releasedOn, close.day);
}

/** What may be mailed today to those who were released on a day: each is for whoever has not had it. */
export interface DueMail {
  readonly invitation: MailStep;
  /**
   * For whoever was invited on an earlier day. Only the latest: what nobody was there to send on its day is left out,
   * rather than several reminders at once. Null: none is due yet.
   */
  readonly reminder: MailStep | null;
}

/**
 * What is due at a moment for those who were released on a day, by days of the calendar in England. Null: nothing, since
 * fieldwork has not begun or has closed for them, or the plan has no mail.
 */
export function dueMail(plan: FieldworkPlan, releasedOn: string, at: Date): DueMail | null {
  const today = englandTime(at).date;
  const [invitation, ...reminders] = mailSteps(plan);
  const gone = daysBetween(releasedOn, today);
  if (!invitation || gone < invitation.day || today >= closesOn(plan, releasedOn)) return null;
  return { invitation, reminder: reminders.filter(({ day }) => day <= gone).at(-1) ?? null };
}

/** Whether mails of the protocol may leave at a moment. */
export function maySend({ sending }: FieldworkPlan, at: Date): boolean {
  const { weekday, minutes } = englandTime(at);
  return sending.days.includes(weekday) && minutes >= sending.from && minutes < sending.to;
}

const QUARTER = 15 * 60 * 1000;
const A_WEEK_OF_QUARTERS = 8 * 24 * 4;

/** The first quarter of an hour from a moment on in which mails of the protocol may leave. */
export function nextSending(plan: FieldworkPlan, at: Date): Date {
  for (let quarter = 0; quarter <= A_WEEK_OF_QUARTERS; quarter += 1) {
    const moment = new Date(Math.ceil(at.getTime() / QUARTER) * QUARTER + quarter * QUARTER);
    if (maySend(plan, moment)) return moment;
  }
  throw new Error('nextSending: the plan leaves no quarter of an hour in a week; a checked plan always does.');
}
