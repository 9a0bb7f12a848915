import type { EesCell } from '@earshot/dataset';
import type { Area } from '../area.ts';
import type { AreaYear, Indicators } from '../indicators.ts';
import type { Measure } from '../measure.ts';
import { ALMOST_NONE, rankedFigure } from '../ranked-figure.ts';

/** How far the authorities of a region, a part of London or England lie apart in one measure and year. */
export interface RegionSpread {
  readonly area: Area;
  readonly year: number;
  readonly measure: Measure;
  /** The area's own figure. */
  readonly own: EesCell | null;
  /** The returns with the highest figure, and those with the lowest; more than one where they print the same. */
  readonly highest: Extreme | null;
  readonly lowest: Extreme | null;
  /** The returns whose figure is a true zero: they have none. One that rounds to zero (`low`) has some. */
  readonly none: readonly Area[];
  /** Every return of the area, the highest first, then those with a symbol other than `low`. */
  readonly returns: readonly { readonly area: Area; readonly cell: EesCell }[];
}

export interface Extreme {
  /** `low`: more than zero, and rounds to it. */
  readonly value: number | 'low';
  readonly areas: readonly Area[];
}

const LONDON = 'E12000007';

/** The spread inside an area of a release; null when the release has no such area, or not in that year. */
export function regionSpread(
  indicators: Indicators,
  name: string,
  measure: Measure,
  year: number,
): RegionSpread | null {
  const wanted = name.trim().toLowerCase();
  const own = indicators.areaYears.find(
    (one) => one.year === year && one.area.level !== 'authority' && one.area.name.toLowerCase() === wanted,
  );
  if (!own) return null;
  const returns = indicators.areaYears
    .filter((one) => one.year === year && one.area.level === 'authority' && isWithin(one, own.area))
    .flatMap(({ area, figures }) => (figures[measure] ? [{ area, cell: figures[measure] }] : []))
    .sort(
      (a, b) =>
        (rankedFigure(b.cell) ?? -1) - (rankedFigure(a.cell) ?? -1) || a.area.name.localeCompare(b.area.name, 'en-GB'),
    );
  return {
    area: own.area,
    year,
    measure,
    own: own.figures[measure] ?? null,
    highest: extremeOf(returns, Math.max),
    lowest: extremeOf(returns, Math.min),
    none: returns.filter(({ cell }) => cell.kind === 'number' && cell.value === 0).map(({ area }) => area),
    returns,
  };
}

/** The names under which a spread can be asked for: England, the regions, and the parts of London. */
export function spreadAreas({ areaYears, release }: Indicators): string[] {
  return areaYears
    .filter((one) => one.year === release.year && one.area.level !== 'authority')
    .map(({ area }) => area.name);
}

/** Authorities of London stand in its parts, never in London itself. */
function isWithin({ regionCode }: AreaYear, { level, code }: Area): boolean {
  if (level === 'country') return true;
  return regionCode === code || (code === LONDON && regionCode.startsWith('E13'));
}

function extremeOf(returns: RegionSpread['returns'], end: (...values: number[]) => number): Extreme | null {
  const values = returns.flatMap(({ cell }) => rankedFigure(cell) ?? []);
  if (values.length === 0) return null;
  const value = end(...values);
  const areas = returns.filter(({ cell }) => rankedFigure(cell) === value).map(({ area }) => area);
  return { value: value === ALMOST_NONE ? 'low' : value, areas };
}
