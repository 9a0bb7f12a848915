import type { EesCell } from '@earshot/dataset';
import { type Area, authorityCodes } from './area.ts';
import type { Measure } from './measure.ts';
import type { Release } from './release.ts';

/** One release of the census's headline figures. */
export interface Indicators {
  readonly file: string;
  readonly release: Release;
  readonly areaYears: readonly AreaYear[];
}

/** The figures of an area in a year. A measure that the release does not have is absent. */
export interface AreaYear {
  readonly area: Area;
  readonly year: number;
  /** ONS code of the region that the row stands in (`E13…`, Inner or Outer London, for London's); blank for England. */
  readonly regionCode: string;
  readonly figures: Readonly<Partial<Record<Measure, EesCell>>>;
}

/** One measure of one area through the years of a release. */
export interface Series {
  readonly release: Release;
  readonly measure: Measure;
  readonly area: Area;
  readonly points: readonly Point[];
}

export interface Point {
  readonly year: number;
  /** As published; null for a year in which the area made no return under its code, or without the measure. */
  readonly cell: EesCell | null;
}

/** The years of a release, first to last. */
export function yearsOf(release: Release): number[] {
  return Array.from({ length: release.year - release.firstYear + 1 }, (_, at) => release.firstYear + at);
}

/** England; throws when the release has no row for it, which no published release lacks. */
export function countryArea(indicators: Indicators): Area {
  const found = indicators.areaYears.find(({ area }) => area.level === 'country');
  if (!found) throw new Error(`countryArea: indicators of ${indicators.file} hold no national row.`);
  return found.area;
}

/** The region of that name, or null. */
export function regionArea(indicators: Indicators, name: string): Area | null {
  return indicators.areaYears.find(({ area }) => area.level === 'region' && area.name === name)?.area ?? null;
}

/** The regions of a release, by name. */
export function regionAreas(indicators: Indicators): Area[] {
  const { year } = indicators.release;
  const regions = indicators.areaYears.filter((one) => one.year === year && one.area.level === 'region');
  return regions.map((one) => one.area).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/**
 * The return in which an authority's figures stand, by its three-digit code: its own, or the joint one that it makes
 * with another; under its newest name, should it have been renamed. Null when the release has none. ONS codes are not
 * used: they change within the series.
 */
export function returnArea(indicators: Indicators, authorityCode: string): Area | null {
  return lookup(indicators).returns.get(authorityCode) ?? null;
}

/** One measure of an area for every year of the release. */
export function areaSeries(indicators: Indicators, area: Area, measure: Measure): Series {
  const { release } = indicators;
  const own = lookup(indicators).byArea.get(area.code);
  const points = yearsOf(release).map((year) => ({ year, cell: own?.get(year)?.figures[measure] ?? null }));
  return { release, measure, area, points };
}

interface Lookup {
  /** By an area's code, then by year. */
  readonly byArea: ReadonlyMap<string, ReadonlyMap<number, AreaYear>>;
  /** By an authority's three-digit code. */
  readonly returns: ReadonlyMap<string, Area>;
}

const lookups = new WeakMap<Indicators, Lookup>();

/** The rows of a release by area, made once for each: a page asks for hundreds of series. */
function lookup(indicators: Indicators): Lookup {
  const known = lookups.get(indicators);
  if (known) return known;
  const byArea = new Map<string, Map<number, AreaYear>>();
  const returns = new Map<string, Area>();
  for (const one of [...indicators.areaYears].sort((a, b) => a.year - b.year)) {
    byArea.set(one.area.code, (byArea.get(one.area.code) ?? new Map<number, AreaYear>()).set(one.year, one));
    for (const code of authorityCodes(one.area)) returns.set(code, one.area);
  }
  const made = { byArea, returns };
  lookups.set(indicators, made);
  return made;
}
