import type { EesCell } from '@earshot/dataset';
import type { Area } from '../area.ts';
import type { AreaYear, Indicators } from '../indicators.ts';
import { MEASURES, type Measure } from '../measure.ts';
import type { Release } from '../release.ts';

/** A figure that two releases print differently, for an area and a year that both hold. */
export interface Revision {
  readonly area: Area;
  readonly year: number;
  readonly measure: Measure;
  readonly earlier: EesCell;
  readonly later: EesCell;
}

/** What changed from one release to another. */
export interface Revisions {
  readonly earlier: Release;
  readonly later: Release;
  readonly changed: readonly Revision[];
  /** Measures that one of the two does not hold, or counts otherwise; nothing can be said of their revision. */
  readonly notCompared: readonly Measure[];
  /** Areas and years, among the years of both, that only one of the two holds. */
  readonly onlyEarlier: readonly AreaYear[];
  readonly onlyLater: readonly AreaYear[];
}

/**
 * Sets every figure of an earlier release against the same one of a later release: a number that became another, a
 * number that became a symbol, and the other way round. Figures are the same when they print the same number, with or
 * without a closing zero. Authorities are matched by DfE’s code, and joint returns by both.
 */
export function revisionsBetween(earlier: Indicators, later: Indicators): Revisions {
  const held = (indicators: Indicators) => new Set(indicators.areaYears.flatMap(({ figures }) => Object.keys(figures)));
  const [before, after] = [held(earlier), held(later)];
  const compared = MEASURES.filter((measure) => before.has(measure) && after.has(measure));
  const known = byPlace(earlier);
  const changed = later.areaYears.flatMap((one) => {
    const old = known.get(placeOf(one));
    return old ? compared.flatMap((measure) => revisionOf(old, one, measure)) : [];
  });
  return {
    earlier: earlier.release,
    later: later.release,
    changed,
    notCompared: MEASURES.filter((measure) => !compared.includes(measure)),
    onlyEarlier: missingFrom(earlier, later),
    onlyLater: missingFrom(later, earlier),
  };
}

function revisionOf(old: AreaYear, { area, year, figures }: AreaYear, measure: Measure): Revision[] {
  const [earlier, later] = [old.figures[measure], figures[measure]];
  if (!earlier || !later || isSame(earlier, later)) return [];
  return [{ area, year, measure, earlier, later }];
}

function isSame(a: EesCell, b: EesCell): boolean {
  if (a.kind === 'number') return b.kind === 'number' && a.value === b.value;
  return b.kind === 'symbol' && a.symbol === b.symbol;
}

function missingFrom(one: Indicators, other: Indicators): AreaYear[] {
  const theirs = byPlace(other);
  const { firstYear, year: last } = other.release;
  return one.areaYears.filter((row) => row.year >= firstYear && row.year <= last && !theirs.has(placeOf(row)));
}

function byPlace({ areaYears }: Indicators): Map<string, AreaYear> {
  return new Map(areaYears.map((one) => [placeOf(one), one]));
}

function placeOf({ area, year }: AreaYear): string {
  return `${area.code} ${year}`;
}
