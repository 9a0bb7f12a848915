import type { Area } from '../area.ts';
import { areaSeries, type Indicators } from '../indicators.ts';
import { roundHalfUp } from '../round-half-up.ts';
import { type HalfKnown, halfKnown } from './half-known.ts';

/** Starters less leavers in the year to 30 September. */
export interface NetStarters {
  readonly year: number;
  /** Null where one of the two is a symbol, or the release does not hold it; the release of 2022 has no starters. */
  readonly net: number | null;
  /** Where the two totals do not count the same authorities: what it is without those that lack one of the two. */
  readonly halfKnown?: HalfKnown;
}

/**
 * How many more started than left, in every year of a release: above zero an area grew. In people or full-time
 * equivalents (to one decimal, as printed). `low` rounds to zero and counts as it.
 */
export function netStarters(indicators: Indicators, area: Area, unit: 'fte' | 'headcount'): NetStarters[] {
  const leavers = areaSeries(indicators, area, `leavers_${unit}`).points;
  return areaSeries(indicators, area, `starters_${unit}`).points.map(({ year, cell }, at) => {
    const [started, left] = [countIn(cell), countIn(leavers[at]!.cell)];
    const net = started === null || left === null ? null : roundHalfUp(started - left, 1);
    const half = net === null ? null : halfKnown(indicators, area, year);
    return { year, net, ...(half && { halfKnown: half }) };
  });
}

function countIn(cell: ReturnType<typeof areaSeries>['points'][number]['cell']): number | null {
  if (cell?.kind === 'number') return cell.value;
  return cell?.symbol === 'low' ? 0 : null;
}
