import type { Table } from '@earshot/tables';
import { aboutCounts, countCell, type TableAbout } from '../outcome-tables/count-cells.ts';
import { daysAfter, daysBetween, englandTime } from '../protocol/england-time.ts';

/** How many began and finished in a stretch of time. */
interface Moved {
  readonly started: number;
  readonly finished: number;
}

const HOURS = 24;
const HOUR = 60 * 60 * 1000;
const DAY_LABEL = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/**
 * How many have begun and finished by the end of each day, from the first day on which anybody did. Days of which nothing
 * is told have added nobody. Null while there are fewer than two days. @param days YYYY-MM-DD, oldest first.
 */
export function dayCurve(days: readonly (Moved & { readonly day: string })[], about: TableAbout): Table | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || first.day === last.day) return null;
  const known = new Map(days.map((day) => [day.day, day]));
  const dates = Array.from({ length: daysBetween(first.day, last.day) + 1 }, (_, at) => daysAfter(first.day, at));
  const columns = dates.map((day) => ({ id: day, label: DAY_LABEL.format(new Date(day)) }));
  const sums = (of: keyof Moved) => {
    let sum = 0;
    return dates.map((day) => {
      sum += known.get(day)?.[of] ?? 0;
      return sum;
    });
  };
  return curve({ id: 'by_day', title: 'Begun and finished by the end of each day', columns, sums }, about);
}

/** How many began and finished in each of the 24 hours up to now, by clocks in England. Null while nobody did. */
export function hourCurve(
  hours: readonly (Moved & { readonly at: Date })[],
  now: Date,
  about: TableAbout,
): Table | null {
  if (hours.length === 0) return null;
  const known = new Map(hours.map((hour) => [hour.at.getTime(), hour]));
  const from = Math.floor(now.getTime() / HOUR) * HOUR - (HOURS - 1) * HOUR;
  const starts = Array.from({ length: HOURS }, (_, at) => from + at * HOUR);
  const labels = starts.map((at) => clock(new Date(at)));
  // When clocks go back, one hour comes twice.
  const isSecond = (at: number) => labels[at] === labels[at - 1];
  const columns = starts.map((start, at) => {
    return { id: new Date(start).toISOString(), label: isSecond(at) ? `${labels[at]} again` : labels[at]! };
  });
  const sums = (of: keyof Moved) => starts.map((at) => known.get(at)?.[of] ?? 0);
  return curve({ id: 'by_hour', title: 'Begun and finished in each of the last 24 hours', columns, sums }, about);
}

/** The first moment that `hourCurve` shows. */
export function hourCurveFrom(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR) * HOUR - (HOURS - 1) * HOUR);
}

interface Curve {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly sums: (of: keyof Moved) => number[];
}

function curve({ id, title, columns, sums }: Curve, about: TableAbout): Table {
  const { note: _, ...around } = aboutCounts(about);
  return {
    id,
    title,
    columns: columns.map((column) => ({ ...column, group: null })),
    rows: [
      { id: 'started', label: 'Begun', group: null },
      { id: 'finished', label: 'Finished', group: null },
    ],
    cells: [sums('started').map(countCell), sums('finished').map(countCell)],
    base: 'Everybody who agreed to take part',
    notes: [],
    ...around,
  };
}

function clock(at: Date): string {
  const { minutes } = englandTime(at);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:00`;
}
