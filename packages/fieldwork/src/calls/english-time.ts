const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A moment as the clocks of England show it. */
export interface EnglishTime {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Since midnight, by the clock. */
  readonly minutes: number;
}

/** What the clocks of England show at a moment, summer time included. */
export function englishTime(at: Date): EnglishTime {
  const shown = new Date(at.getTime() + offsetAt(at));
  return {
    date: shown.toISOString().slice(0, 10),
    weekday: shown.getUTCDay() || 7,
    minutes: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  };
}

/**
 * The moment at which the clocks of England show a day and time. Null for one that they pass over when summer time
 * begins; the first of the two when it ends.
 * @param date YYYY-MM-DD, a day that exists. @param minutes since midnight by the clock.
 */
export function momentAt(date: string, minutes: number): Date | null {
  const shown = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  for (const offset of [HOUR, 0]) {
    const at = new Date(shown - offset);
    const found = englishTime(at);
    if (found.date === date && found.minutes === minutes) return at;
  }
  return null;
}

/** Whole days from one moment to another by England’s calendar: 0 on the same day, 1 on the next, whatever the hour. */
export function englishDaysBetween(from: Date, to: Date): number {
  return (Date.parse(englishTime(to).date) - Date.parse(englishTime(from).date)) / DAY;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

/** By hours since 1970: a queue looks at many thousands of moments, and clocks change on the hour only. */
const offsets = new Map<number, number>();

function offsetAt(at: Date): number {
  const hour = Math.floor(at.getTime() / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(CLOCK.formatToParts(hour * HOUR).map(({ type, value }) => [type, Number(value)]));
  const offset = Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!) - hour * HOUR;
  offsets.set(hour, offset);
  return offset;
}
