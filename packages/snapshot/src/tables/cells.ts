import type { WithheldReason } from '@earshot/statistics';
import type { Cell, Table } from '@earshot/tables';
import { type Measure, rounded } from '../measures/measure.ts';
import { MEASURES } from '../measures/measure-catalogue.ts';
import type { MonthName } from '../measures/measured-month.ts';
import { dayInWords, monthInWords } from '../month.ts';

export const WITHHELD: Cell = { kind: 'withheld', reason: 'protected' };

/** A count or amount that was counted, as it is printed. */
export function figure(value: number, decimals = 0): Cell {
  return { kind: 'figure', unit: 'count', value: rounded(value, decimals), decimals };
}

/** A percentage, from a part and a whole above 0. */
export function percentage(part: number, whole: number): Cell {
  return { kind: 'figure', unit: 'percent', value: rounded((100 * part) / whole, 1), decimals: 1 };
}

/** A number where there is one, or why there is none. */
export function figureOr(value: number | null, decimals: number, why: string): Cell {
  return value === null ? notKnown(why) : figure(value, decimals);
}

/** The DfE’s symbol for what is not available, with the reason. */
export function notKnown(why: string): Cell {
  return { kind: 'symbol', symbol: 'x', meaning: why };
}

/** A cell unless there is a reason to withhold it. */
export function unless(reason: WithheldReason | null | undefined, cell: Cell): Cell {
  return reason ? { kind: 'withheld', reason } : cell;
}

/** The cell of a measure. */
export function measureCell({ id, unit, value }: Measure): Cell {
  if (value.is === 'withheld') return WITHHELD;
  return value.is === 'number'
    ? { kind: 'figure', unit, value: value.number, decimals: MEASURES[id][2] }
    : notKnown(value.why);
}

/** What all tables of a month say of where their numbers come from. */
export function frameOf({ day, month, authority, simulated }: MonthName): TableFrame & { readonly on: string } {
  const of = authority === null ? '' : ` of ${authority}`;
  return {
    source: `Monthly snapshot${of}, ${monthInWords(month)}`,
    weighting: 'Not weighted: everybody is counted',
    simulated,
    on: dayInWords(day),
  };
}

type TableFrame = Pick<Table, 'source' | 'weighting' | 'simulated'>;

/** Of the months that a table shows, what the one with the most simulated rows says of them. */
export function simulatedIn(months: readonly MonthName[]): Table['simulated'] {
  const made = months.flatMap(({ simulated }) => simulated ?? []).sort((a, b) => b.rows / b.of - a.rows / a.of);
  return made[0] ?? null;
}

/** A column without a group above it. */
export function column(id: string, label: string): Table['columns'][number] {
  return { id, label, group: null };
}

/** A row of no group. */
export function row(id: string, label: string): Table['rows'][number] {
  return { id, label, group: null };
}
