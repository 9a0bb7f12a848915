import type { EesCell } from '@earshot/dataset';
import type { Area } from '../area.ts';
import type { Indicators } from '../indicators.ts';
import { roundHalfUp } from '../round-half-up.ts';
import { regionSpread } from './region-spread.ts';

/**
 * A year of an area in which an authority's starters are published and its leavers not, or the other way round: the
 * area's two totals then do not count the same people, and their difference can have the wrong sign.
 */
export interface HalfKnown {
  readonly authorities: readonly Area[];
  /** Starters less leavers of the authorities that have both, in full-time equivalents to one decimal. */
  readonly netOfOthers: number;
}

/** What is half known of an area in a year; null where every authority has both or neither. */
export function halfKnown(indicators: Indicators, area: Area, year: number): HalfKnown | null {
  const returnsOf = (measure: 'starters_fte' | 'leavers_fte') =>
    regionSpread(indicators, area.name, measure, year)?.returns ?? [];
  const left = new Map(returnsOf('leavers_fte').map((one) => [one.area.code, numberIn(one.cell)]));
  const both = returnsOf('starters_fte').map((one) => ({
    area: one.area,
    started: numberIn(one.cell),
    left: left.get(one.area.code) ?? null,
  }));
  const half = both.filter((one) => (one.started === null) !== (one.left === null));
  if (half.length === 0) return null;
  const whole = both.filter((one) => one.started !== null && one.left !== null);
  const net = whole.reduce((sum, one) => sum + one.started! - one.left!, 0);
  return { authorities: half.map((one) => one.area), netOfOthers: roundHalfUp(net, 1) };
}

function numberIn(cell: EesCell): number | null {
  if (cell.kind === 'number') return cell.value;
  return cell.symbol === 'low' ? 0 : null;
}
