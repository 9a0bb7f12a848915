import type { Cell, Table } from '@earshot/tables';
import type { Measure } from '../measures/measure.ts';
import { MEASURES, type MeasureId } from '../measures/measure-catalogue.ts';
import type { MeasuredMonth } from '../measures/measured-month.ts';
import { monthInWords, monthsOn } from '../month.ts';
import { column, frameOf, measureCell, notKnown, simulatedIn } from './cells.ts';

const ROWS = (Object.keys(MEASURES) as MeasureId[]).map((id) => ({
  id,
  label: MEASURES[id][1],
  group: MEASURES[id][0],
}));

/** A month that was kept by an earlier Earshot may lack a measure of today’s. */
function measureIn({ measures }: MeasuredMonth, id: MeasureId): Measure {
  const found = measures.find((one) => one.id === id);
  return found ?? { id, unit: 'count', value: { is: 'not-known', why: 'It was not counted then.' } };
}

/** The measures of the month, those of the month before where it is there, and what has changed. */
export function headlineTable(month: MeasuredMonth, earlier: readonly MeasuredMonth[]): Table {
  const { on, ...frame } = frameOf(month);
  const last = monthsOn(month.month, -1);
  const before = earlier.find((one) => one.month === last) ?? null;
  return {
    ...frame,
    simulated: simulatedIn(before ? [month, before] : [month]),
    id: 'headline',
    title: `${monthInWords(month.month)} at a glance`,
    columns: [
      column('now', monthInWords(month.month)),
      ...(before ? [column('before', monthInWords(last)), column('change', 'Change')] : []),
    ],
    rows: ROWS,
    cells: ROWS.map(({ id }) => cellsOf(measureIn(month, id), before && measureIn(before, id))),
    base: `Everybody in the files, on ${on}`,
    notes: [before ? 'A change is that of the printed numbers.' : 'There is no snapshot of the month before.'],
  };
}

function cellsOf(now: Measure, before: Measure | null): Cell[] {
  return [measureCell(now), ...(before ? [measureCell(before), changeCell(now, before)] : [])];
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
export function seriesTable(month: MeasuredMonth, earlier: readonly MeasuredMonth[]): Table {
  const { on: _, ...frame } = frameOf(month);
  const first = monthsOn(month.month, 1 - MOST_MONTHS);
  const shown = [...earlier.filter((one) => one.month >= first), month];
  return {
    ...frame,
    simulated: simulatedIn(shown),
    id: 'series',
    title: 'From month to month',
    columns: shown.map((one) => column(one.month, monthInWords(one.month))),
    rows: ROWS,
    cells: ROWS.map(({ id }) => shown.map((one) => measureCell(measureIn(one, id)))),
    base: 'Everybody in the files, on the last day of each month',
    notes: gapsNote(shown),
  };
}

/** Months between the first and the last that are not there. */
function gapsNote(shown: readonly MeasuredMonth[]): string[] {
  const there = new Set(shown.map(({ month }) => month));
  const missing: string[] = [];
  for (let month = shown[0]!.month; month < shown.at(-1)!.month; month = monthsOn(month, 1)) {
    if (!there.has(month)) missing.push(monthInWords(month));
  }
  return missing.length === 0 ? [] : [`Not there: ${missing.join(', ')}.`];
}
