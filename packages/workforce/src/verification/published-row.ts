import type { EesCell, EesRow } from '@earshot/dataset';
import type { Measure, MeasureLayout } from '../measure.ts';

/** One row of a release, every figure as published, under the names of the measures. */
export interface PublishedRow {
  readonly line: number;
  readonly year: number;
  readonly level: EesRow['level'];
  /** “England”, or the name of the region or authority. */
  readonly area: string;
  readonly regionCode: string;
  readonly figures: Readonly<Partial<Record<Measure, EesCell>>>;
}

/** A row under the names of the measures, with those that the release counts in a way of its own: each agrees with itself. */
export function publishedRow(row: EesRow, layout: MeasureLayout): PublishedRow {
  const { countryName, regionCode, regionName, authorityName } = row.place;
  const area = { National: countryName, Regional: regionName, 'Local authority': authorityName }[row.level];
  const figures = Object.fromEntries([...layout].map(([column, { measure }]) => [measure, row.indicators[column]!]));
  return { line: row.line, year: row.timePeriod, level: row.level, area, regionCode, figures };
}

const LONDON = 'E12000007';
const PART_OF_LONDON = /^E13/;

/** The authorities of the same year that a national or regional row is of. Those of London stand under its parts. */
export function authoritiesIn(row: PublishedRow, rows: readonly PublishedRow[]): PublishedRow[] {
  return rows.filter(
    (one) =>
      one.level === 'Local authority' &&
      one.year === row.year &&
      (row.level === 'National' ||
        one.regionCode === row.regionCode ||
        (row.regionCode === LONDON && PART_OF_LONDON.test(one.regionCode))),
  );
}
