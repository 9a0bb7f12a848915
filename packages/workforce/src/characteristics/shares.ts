import type { EesCell } from '@earshot/dataset';
import type { Cell } from '@earshot/tables';
import { RATE_DECIMALS, rateCell } from '../published-cell.ts';
import { roundHalfUp } from '../round-half-up.ts';

/**
 * The share of one headcount in another, in per cent to one decimal, as DfE prints it. Where one of the two is a
 * symbol, so is the share; a share of nobody is `z`, not applicable; empty where the file has no such figure.
 */
export function shareCell(part: EesCell | null, whole: EesCell | null): Cell {
  if (part?.kind !== 'number') return rateCell(part, 'percent');
  if (whole?.kind !== 'number') return rateCell(whole, 'percent');
  if (whole.value === 0) return rateCell({ kind: 'symbol', symbol: 'z' }, 'percent');
  return percentCell(part.value, whole.value);
}

/** The share of a number of people in another, which is above zero. */
export function percentCell(part: number, whole: number): Cell {
  return { kind: 'figure', unit: 'percent', value: roundHalfUp((100 * part) / whole, RATE_DECIMALS), decimals: 1 };
}

/** People as a table’s cell. */
export function peopleCell(headcount: EesCell | null): Cell {
  if (headcount?.kind !== 'number') return rateCell(headcount, 'percent');
  return { kind: 'figure', unit: 'count', value: headcount.value, decimals: 0 };
}

/** Fewer people than this are too few for a share or a rate of them to be compared with others. */
export const FEW_PEOPLE = 10;

/** The number of a headcount; null for a symbol and for a figure that is not there. */
export function peopleIn(headcount: EesCell | null): number | null {
  return headcount?.kind === 'number' ? headcount.value : null;
}
