import type { CallWindow, ProtocolStep, TelephoneStep } from '../plan.ts';
import { daysAfter, daysBetween, englandTime, momentAt, weekdayOf } from '../protocol/england-time.ts';

/** The window that a moment lies in, in the time of England; null when nobody is to be called then. */
export function windowAt(windows: readonly CallWindow[], at: Date): CallWindow | null {
  const { weekday, minutes } = englandTime(at);
  return windows.find(({ days, from, to }) => days.includes(weekday) && from <= minutes && minutes < to) ?? null;
}

/** When the next window opens after a moment; null when none does within a week. */
export function nextOpening(windows: readonly CallWindow[], after: Date): Date | null {
  const openings = daysFrom(after, 8).flatMap((date) =>
    windows.flatMap(({ days, from }) => (days.includes(weekdayOf(date)) ? (momentAt(date, from) ?? []) : [])),
  );
  const later = openings.filter((opening) => opening > after).map(Number);
  return later.length > 0 ? new Date(Math.min(...later)) : null;
}

/** Days as YYYY-MM-DD from that of a moment on, by England’s calendar. */
export function daysFrom(at: Date, count: number): string[] {
  const { date } = englandTime(at);
  return Array.from({ length: count }, (_, day) => daysAfter(date, day));
}

/**
 * The telephone step under which somebody is called at a moment: the last one whose day has come. Null before the first,
 * and from the day of the close on.
 */
export function telephoneStepAt(protocol: readonly ProtocolStep[], releasedAt: Date, at: Date): TelephoneStep | null {
  const day = daysBetween(englandTime(releasedAt).date, englandTime(at).date);
  const steps = protocol.filter((step) => step.day <= day);
  if (steps.some((step) => step.kind === 'close')) return null;
  return steps.filter((step) => step.kind === 'telephone').at(-1) ?? null;
}

/** The first moment of the day on which fieldwork closes for somebody; null where the protocol never does. */
export function closingOf(protocol: readonly ProtocolStep[], releasedAt: Date): Date | null {
  const close = protocol.find((step) => step.kind === 'close');
  return close ? momentAt(daysAfter(englandTime(releasedAt).date, close.day), 0) : null;
}
