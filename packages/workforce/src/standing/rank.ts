import type { Indicators } from '../indicators.ts';
import type { Measure } from '../measure.ts';
import { rankedFigure } from '../ranked-figure.ts';
import type { Polarity } from '../rate.ts';

/** Where an authority’s return stands among those of England that have a figure in the year. */
export interface Rank {
  /** 1 has the best figure, by polarity; the lowest where neither end is good. Equal printed figures share the place. */
  readonly place: number;
  readonly isShared: boolean;
  /** How many returns have a figure. A joint return is one. */
  readonly of: number;
  /** 1 to 4: the quarter of the places in which it stands; those who share a place share its quarter. */
  readonly quartile: 1 | 2 | 3 | 4;
}

/**
 * The rank of a return by its code; null when it has no figure in the year. `low` is more than nothing and less than
 * anything that is printed, and stands between the two.
 */
export function rankOf(
  { areaYears }: Indicators,
  code: string,
  measure: Measure,
  year: number,
  polarity: Polarity | null,
): Rank | null {
  const returns = areaYears.filter((one) => one.year === year && one.area.level === 'authority');
  const values = returns.flatMap(({ area, figures }) => {
    const value = rankedFigure(figures[measure]);
    return value === null ? [] : [{ code: area.code, value: polarity === 'high' ? -value : value }];
  });
  const own = values.find((one) => one.code === code)?.value;
  if (own === undefined) return null;
  const place = 1 + values.filter(({ value }) => value < own).length;
  const isShared = values.filter(({ value }) => value === own).length > 1;
  return {
    place,
    isShared,
    of: values.length,
    quartile: (1 + Math.floor((4 * (place - 1)) / values.length)) as Rank['quartile'],
  };
}
