/** A moment as clocks and calendars in England show it. */
export interface EnglandTime {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** After midnight, by the clock on the wall. */
  readonly minutes: number;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** What clocks and calendars in England show at a moment, in summer time and out of it. */
export function englandTime(at: Date): EnglandTime {
  const shown = new Date(at.getTime() + aheadOfUtc(at));
  return {
    date: shown.toISOString().slice(0, 10),
    weekday: shown.getUTCDay() || 7,
    minutes: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  };
}

/**
 * The moment at which clocks in England show a day and time. Null for one that they pass over when summer time begins;
 * the first of the two when it ends. @param date YYYY-MM-DD. @param minutes after midnight, by the clock on the wall; 1440,
 * the end of the day, is midnight of the next.
 */
export function momentAt(date: string, minutes: number): Date | null {
  if (minutes === 24 * 60) return momentAt(daysAfter(date, 1), 0);
  const shown = Date.parse(date) + minutes * 60_000;
  const moments = [HOUR, 0].map((ahead) => new Date(shown - ahead));
  return (
    moments.find((at) => {
      const found = englandTime(at);
      return found.date === date && found.minutes === minutes;
    }) ?? null
  );
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** By hours since 1970: the order of calls looks at many thousands of moments, and clocks change on the hour only. */
const known = new Map<number, number>();

function aheadOfUtc(at: Date): number {
  const hour = Math.floor(at.getTime() / HOUR);
  let ahead = known.get(hour);
  if (ahead === undefined) {
    const part = Object.fromEntries(CLOCK.formatToParts(hour * HOUR).map(({ type, value }) => [type, Number(value)]));
    ahead = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!) - hour * HOUR;
    known.set(hour, ahead);
  }
  return ahead;
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
