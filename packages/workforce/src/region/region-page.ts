import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import type { Area } from '../area.ts';
import { benchmarkProblem } from '../benchmark-year.ts';
import { fileProblem } from '../file-problem.ts';
import type { Indicators } from '../indicators.ts';
import { RATES } from '../rate.ts';
import type { Release } from '../release.ts';
import { type AreaRate, areaRates } from './area-rates.ts';
import { type NetStarters, netStarters } from './net-starters.ts';
import { type RegionSpread, regionSpread, spreadAreas } from './region-spread.ts';
import { netTable, seriesTable } from './region-tables.ts';
import { netSentences, spreadSentence } from './spread-sentences.ts';
import { spreadTable } from './spread-table.ts';

/** How far the authorities of an area lie apart in every rate, and how many more started than left. */
export interface RegionPage {
  readonly area: Area;
  readonly release: Release;
  readonly year: number;
  /** Every rate of the area through the years beside England’s, with what that says in words. */
  readonly rates: readonly AreaRate[];
  readonly spreads: readonly RegionSpread[];
  /** Full-time equivalents, for every year of the release. */
  readonly net: readonly NetStarters[];
  /** Authorities in rows, rates in columns. */
  readonly table: Table;
  /** The area's own rates, and its starters less leavers, through the years. */
  readonly series: Table;
  readonly netSeries: Table;
  readonly sentences: { readonly spread: readonly string[]; readonly net: readonly string[] };
}

/**
 * The page of England, a region, Inner London or Outer London, in one year of a release. Problems: `region-unknown`
 * and `year-unknown`, each with what there is, and `benchmark-year`.
 * @param benchmark the year that the latest is set against; null: the first that has a figure.
 */
export function regionPage(
  indicators: Indicators,
  name: string,
  year: number,
  benchmark: number | null = null,
): { page: RegionPage | null; problems: Problem[] } {
  const { release } = indicators;
  const spreads = RATES.flatMap(({ measure }) => regionSpread(indicators, name, measure, year) ?? []);
  const area = spreads[0]?.area;
  if (!area) return { page: null, problems: [nothingOf(indicators, name, year)] };
  const wrongYear = benchmarkProblem(indicators, benchmark);
  if (wrongYear) return { page: null, problems: [wrongYear] };
  const rates = areaRates(indicators, area, benchmark);
  const net = netStarters(indicators, area, 'fte');
  const sentences = {
    spread: spreads.map((spread, at) => spreadSentence(spread, RATES[at]!)),
    net: netSentences(area, net, year),
  };
  const tables = {
    table: spreadTable(spreads, release),
    series: seriesTable(indicators, area),
    netSeries: netTable(area, net, release),
  };
  return { page: { area, release, year, rates, spreads, net, ...tables, sentences }, problems: [] };
}

function nothingOf(indicators: Indicators, name: string, year: number): Problem {
  const { file, release } = indicators;
  const areas = spreadAreas(indicators);
  if (areas.some((one) => one.toLowerCase() === name.trim().toLowerCase())) {
    const sentence = `The release of ${release.year} has figures of ${release.firstYear} to ${release.year}, not of ${year}.`;
    return fileProblem('year-unknown', file, sentence);
  }
  const sentence = `There is no region “${name}”. There are ${new Intl.ListFormat('en-GB').format(areas)}.`;
  return fileProblem('region-unknown', file, sentence);
}
