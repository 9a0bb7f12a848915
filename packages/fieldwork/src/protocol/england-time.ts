/** A moment as clocks and calendars in England show it. */
export interface EnglandTime {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** After midnight, by the clock on the wall. */
  readonly minutes: number;
}

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY = 24 * 60 * 60 * 1000;

/** What clocks and calendars in England show at a moment, in summer time and out of it. */
export function englandTime(at: Date): EnglandTime {
  const parts = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  return { date, weekday: weekdayOf(date), minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

/** A day some days on from another. @param date YYYY-MM-DD. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** From one day to another: 1 for the next day. Both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** 1 Monday to 7 Sunday. @param date YYYY-MM-DD. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}
