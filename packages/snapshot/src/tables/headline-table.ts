import type { Cell, Table } from '@earshot/tables';
import { headlineOf } from '../measures/headline.ts';
import type { Measure } from '../measures/measure.ts';
import { MEASURES } from '../measures/measure-catalogue.ts';
import type { MonthCounts } from '../measures/month-counts.ts';
import { monthInWords, monthsOn } from '../month.ts';
import { column, EMPTY, frameOf, measureCell, notKnown, simulatedIn } from './cells.ts';

/** The measures of the month, those of the month before where it is there, and what has changed. */
export function headlineTable(counts: MonthCounts, earlier: readonly MonthCounts[]): Table {
  const { on, ...frame } = frameOf(counts);
  const before = earlier.find(({ month }) => month === monthsOn(counts.month, -1)) ?? null;
  const [now, then] = [headlineOf(counts), before && headlineOf(before)];
  const rows = now.map(({ id }) => ({ id, label: MEASURES[id][1], group: MEASURES[id][0] }));
  const noneBefore = [EMPTY, EMPTY];
  return {
    ...frame,
    simulated: simulatedIn(before ? [counts, before] : [counts]),
    id: 'headline',
    title: `${monthInWords(counts.month)} at a glance`,
    columns: [
      column('now', monthInWords(counts.month)),
      column('before', monthInWords(monthsOn(counts.month, -1))),
      column('change', 'Change'),
    ],
    rows,
    cells: now.map((one, at) => [
      measureCell(one),
      ...(then ? [measureCell(then[at]!), changeCell(one, then[at]!)] : noneBefore),
    ]),
    base: `Everybody in the files, on ${on}`,
    notes: [before ? 'A change is that of the printed numbers.' : 'There is no snapshot of the month before.'],
  };
}

/** Of percentages in points. Where one of two is withheld, so is what would tell it. */
function changeCell({ id, unit, value }: Measure, { value: earlier }: Measure): Cell {
  if (value.is === 'withheld' || earlier.is === 'withheld') return { kind: 'withheld', reason: 'protected' };
  if (value.is === 'not-known') return notKnown(value.why);
  if (earlier.is === 'not-known') return notKnown(`The month before: ${earlier.why}`);
  const decimals = MEASURES[id][2];
  const difference = Number((value.number - earlier.number).toFixed(decimals)) + 0;
  return { kind: 'figure', unit: unit === 'percent' ? 'points' : 'count', value: difference, decimals };
}

/** Months that a series holds at most, the latest among them. */
const MOST_MONTHS = 13;

/** The measures through the months that are there, up to the month itself. */
export function seriesTable(counts: MonthCounts, earlier: readonly MonthCounts[]): Table {
  const { on: _, ...frame } = frameOf(counts);
  const first = monthsOn(counts.month, 1 - MOST_MONTHS);
  const shown = [...earlier.filter(({ month }) => month >= first), counts];
  const measures = shown.map(headlineOf);
  return {
    ...frame,
    simulated: simulatedIn(shown),
    id: 'series',
    title: 'From month to month',
    columns: shown.map(({ month }) => column(month, monthInWords(month))),
    rows: measures[0]!.map(({ id }) => ({ id, label: MEASURES[id][1], group: MEASURES[id][0] })),
    cells: measures[0]!.map((_, at) => measures.map((one) => measureCell(one[at]!))),
    base: 'Everybody in the files, on the last day of each month',
    notes: shown.length > 1 ? gapsNote(shown) : ['There is no earlier snapshot.'],
  };
}

/** Months between the first and the last that are not there. */
function gapsNote(shown: readonly MonthCounts[]): string[] {
  const there = new Set(shown.map(({ month }) => month));
  const missing: string[] = [];
  for (let month = shown[0]!.month; month < shown.at(-1)!.month; month = monthsOn(month, 1)) {
    if (!there.has(month)) missing.push(monthInWords(month));
  }
  return missing.length === 0 ? [] : [`Not there: ${missing.join(', ')}.`];
}
