import { EES_SYMBOL_MEANINGS, type EesCell } from '@earshot/dataset';
import type { Cell } from '@earshot/tables';
import type { Measure } from './measure.ts';
import type { RateUnit } from './rate.ts';
import { roundHalfUp } from './round-half-up.ts';

/** Decimals to which the census publishes its rates. */
export const RATE_DECIMALS = 1;

/**
 * A published rate as a table's cell: the number to one decimal (the file drops a closing zero, so its `18` is 18.0),
 * the symbol with its meaning, or empty where the area made no return.
 */
export function rateCell(cell: EesCell | null, unit: RateUnit): Cell {
  if (!cell) return { kind: 'empty' };
  if (cell.kind === 'symbol') {
    return { kind: 'symbol', symbol: cell.symbol, meaning: EES_SYMBOL_MEANINGS[cell.symbol] };
  }
  const value = roundHalfUp(cell.value, RATE_DECIMALS);
  return { kind: 'figure', unit, value, decimals: RATE_DECIMALS };
}

/** A published figure of any measure as a table's cell: people and cases whole, everything else to one decimal. */
export function measureCell(measure: Measure, cell: EesCell | null): Cell {
  if (cell?.kind !== 'number') return rateCell(cell, 'percent');
  const isWhole = measure === 'cases' || measure.endsWith('_headcount');
  const decimals = isWhole && !measure.includes('rate') ? 0 : RATE_DECIMALS;
  const unit = measure === 'caseload_fte' ? 'mean' : measure.includes('rate') ? 'percent' : 'count';
  return { kind: 'figure', unit, value: cell.value, decimals };
}

/** The number that a reader sees in a cell; null where there is none. */
export function shownNumber(cell: Cell | null): number | null {
  return cell?.kind === 'figure' ? cell.value : null;
}
