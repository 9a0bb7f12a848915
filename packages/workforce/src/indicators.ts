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
 * with another. Null when the release has none. ONS codes are not used: they change within the series.
 */
export function returnArea(indicators: Indicators, authorityCode: string): Area | null {
  const found = indicators.areaYears.filter(({ area }) => authorityCodes(area).includes(authorityCode));
  // The newest name, should an authority have been renamed.
  return (
    found.reduce<AreaYear | null>((newest, one) => (newest && newest.year > one.year ? newest : one), null)?.area ??
    null
  );
}

/** One measure of an area for every year of the release. */
export function areaSeries(indicators: Indicators, area: Area, measure: Measure): Series {
  const { release } = indicators;
  const own = new Map(
    indicators.areaYears.filter((one) => one.area.code === area.code).map((one) => [one.year, one.figures[measure]]),
  );
  return { release, measure, area, points: yearsOf(release).map((year) => ({ year, cell: own.get(year) ?? null })) };
}
