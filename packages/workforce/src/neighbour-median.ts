import type { EesCell } from '@earshot/dataset';
import { type Area, authorityCodes } from './area.ts';
import type { Authority } from './authorities.ts';
import { areaSeries, type Indicators, returnArea, yearsOf } from './indicators.ts';
import type { Measure } from './measure.ts';
import type { Release } from './release.ts';
import { roundHalfUp } from './round-half-up.ts';

/** The median of an authority's statistical neighbours through the years of a release. */
export interface NeighbourMedian {
  readonly release: Release;
  readonly measure: Measure;
  /** The neighbours' returns, in the order of likeness. */
  readonly returns: readonly Area[];
  readonly points: readonly MedianPoint[];
}

export interface MedianPoint {
  readonly year: number;
  /** Rounded to one decimal like the rates it is of; null when no neighbour has a figure. */
  readonly cell: EesCell | null;
  /** How many of the returns have a figure in the year. */
  readonly counted: number;
}

/**
 * The returns of an authority's neighbours, the most alike first. Two neighbours that make one return count once; a
 * return in which the authority itself stands is left out, because it would be set against its own figures; so is a
 * neighbour that the release does not have. There can thus be fewer than ten.
 */
export function neighbourReturns(indicators: Indicators, authority: Authority): Area[] {
  const returns = new Map<string, Area>();
  for (const code of authority.neighbours) {
    const area = returnArea(indicators, code);
    if (area && !authorityCodes(area).includes(authority.code)) returns.set(area.code, area);
  }
  return [...returns.values()];
}

/** The median per year over those neighbours' returns that have a number that year. */
export function neighbourMedian(indicators: Indicators, authority: Authority, measure: Measure): NeighbourMedian {
  const { release } = indicators;
  const returns = neighbourReturns(indicators, authority);
  const all = returns.map((area) => areaSeries(indicators, area, measure).points);
  const points = yearsOf(release).map((year, at) => {
    const numbers = all.flatMap((points) => numberIn(points[at]!.cell));
    const cell: EesCell | null =
      numbers.length === 0 ? null : { kind: 'number', value: roundHalfUp(median(numbers), 1), decimals: 1 };
    return { year, cell, counted: numbers.length };
  });
  return { release, measure, returns, points };
}

/** The number in a cell, if it has one. `low` is one: it rounds to zero, and to leave it out would lift the median. */
function numberIn(cell: EesCell | null): number[] {
  if (cell?.kind === 'symbol') return cell.symbol === 'low' ? [0] : [];
  return cell ? [cell.value] : [];
}

/** The middle number, or halfway between the two middle ones. Throws on an empty list. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new Error('median: numbers is empty.');
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
