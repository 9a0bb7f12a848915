import type { CallWindow } from '../plan.ts';
import { momentAt, weekdayOf } from '../protocol/england-time.ts';
import { windowAt } from './call-windows.ts';

/** What an interviewer writes down for an appointment. */
export interface WrittenTime {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Such as 14:30, 2.30pm or 1430; for a rough appointment the id of a window. */
  readonly time: string;
}

/** Between what an appointment can be made. */
export interface CallTimes {
  readonly now: Date;
  readonly windows: readonly CallWindow[];
  /** The first moment at which nobody is called any more; null: there is none. */
  readonly closing: Date | null;
}

/** Which part of what was written is wrong, and why, in words. */
export interface WrongTime {
  readonly field: 'day' | 'time';
  readonly sentence: string;
}

/** A time of day as people write it, in minutes since midnight; null when it is none. */
export function readClock(written: string): number | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(written.trim());
  if (!match) return null;
  const half = match[3]?.charAt(0).toLowerCase();
  const minutes = Number(match[2] ?? 0);
  const hour = Number(match[1]);
  if (minutes > 59 || hour > 23 || (half && (hour === 0 || hour > 12))) return null;
  if (!half && match[2] === undefined) return null; // “2” could be either half of the day
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return hours * 60 + minutes;
}

/** Reads a hard appointment: a minute that is to come, within the windows, before the close. */
export function readHardTime(written: WrittenTime, times: CallTimes): Date | WrongTime {
  const wrongDay = wrongDayOf(written.day);
  if (wrongDay) return wrongDay;
  const minutes = readClock(written.time);
  if (minutes === null)
    return { field: 'time', sentence: 'Enter the time of the appointment, such as 14:30 or 2.30pm' };
  const at = momentAt(written.day, minutes);
  if (!at) return { field: 'time', sentence: 'The clocks go forward then: there is no such time on that day' };
  if (at <= times.now) return { field: 'time', sentence: 'The appointment must be in the future' };
  if (isClosed(at, times)) return { field: 'day', sentence: 'Fieldwork will have closed by then' };
  if (!windowAt(times.windows, at)) {
    return { field: 'time', sentence: `Nobody makes calls at that time. ${windowsOn(written.day, times.windows)}` };
  }
  return at;
}

/** Reads a soft appointment: a part of a day. It stands for the window’s beginning, or for now where that has begun. */
export function readSoftTime(written: WrittenTime, times: CallTimes): Date | WrongTime {
  const wrongDay = wrongDayOf(written.day);
  if (wrongDay) return wrongDay;
  const window = times.windows.find(({ id }) => id === written.time);
  if (!window) return { field: 'time', sentence: 'Choose the part of the day in which to call again' };
  const [begins, ends] = [momentAt(written.day, window.from), momentAt(written.day, window.to)];
  if (!window.days.includes(weekdayOf(written.day)) || !begins || !ends) {
    return {
      field: 'time',
      sentence: `Nobody makes calls in that part of the day. ${windowsOn(written.day, times.windows)}`,
    };
  }
  if (ends <= times.now) return { field: 'time', sentence: 'The appointment must be in the future' };
  if (isClosed(begins, times)) return { field: 'day', sentence: 'Fieldwork will have closed by then' };
  return begins > times.now ? begins : times.now;
}

function wrongDayOf(day: string): WrongTime | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(day).toJSON()?.slice(0, 10) === day;
  return isDay ? null : { field: 'day', sentence: 'Choose the day of the appointment' };
}

function isClosed(at: Date, { closing }: CallTimes): boolean {
  return closing !== null && at >= closing;
}

function windowsOn(day: string, windows: readonly CallWindow[]): string {
  const open = windows.filter(({ days }) => days.includes(weekdayOf(day)));
  if (open.length === 0) return 'There are no calls at all on that day.';
  return `Calls on that day are made from ${open.map(({ from, to }) => `${clock(from)} to ${clock(to)}`).join(', ')}.`;
}

/** A time of day as 09:05. @param minutes since midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
