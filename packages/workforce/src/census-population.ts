import type { Problem } from '@earshot/planfile';
import type { Population } from '@earshot/tables';
import { fileProblem } from './file-problem.ts';
import { areaSeries, type Indicators, regionArea, regionAreas } from './indicators.ts';
import { regionCode } from './region-code.ts';
import type { Release } from './release.ts';

/** Which part of the census a study is about. */
export interface PopulationOf {
  /** The reporting year; staff are counted on its last day, 30 September. */
  readonly year: number;
  /** Names of regions, such as “South East”. */
  readonly regions: readonly string[];
}

/** People (headcount) by region and agency status on 30 September of a year. */
export interface CensusPopulation {
  readonly release: Release;
  readonly year: number;
  readonly regions: readonly RegionPopulation[];
}

export interface RegionPopulation {
  readonly region: string;
  readonly agency: number;
  /** In post: employed by the authority. The census counts agency workers beside them, not among them. */
  readonly employed: number;
}

/**
 * The population of a study: agency and in-post headcount of each region. Problems: `region-unknown`, and
 * `population-absent` where the release prints no headcount for a region and year.
 */
export function censusPopulation(
  indicators: Indicators,
  { year, regions }: PopulationOf,
): { population: CensusPopulation | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const counted = regions.map((region) => {
    const [agency, employed] = (['agency_headcount', 'inpost_headcount'] as const).map((measure) => {
      const found = headcount(indicators, region, year, measure);
      if (typeof found === 'number') return found;
      problems.push(found);
      return Number.NaN;
    });
    return { region, agency: agency!, employed: employed! };
  });
  const distinct = [...new Map(problems.map((problem) => [problem.sentence, problem])).values()];
  if (distinct.length > 0) return { population: null, problems: distinct };
  return { population: { release: indicators.release, year, regions: counted }, problems: [] };
}

/**
 * The population as a margin for weights by region and agency status: `london agency`, `south_east employed`. The
 * study's categories must have these codes.
 */
export function regionAgencyMargin({ regions }: CensusPopulation): Population {
  return Object.fromEntries(
    regions.flatMap(({ region, agency, employed }) => [
      [`${regionCode(region)} agency`, agency],
      [`${regionCode(region)} employed`, employed],
    ]),
  );
}

function headcount(
  indicators: Indicators,
  region: string,
  year: number,
  measure: 'agency_headcount' | 'inpost_headcount',
): number | Problem {
  const { file } = indicators;
  const area = regionArea(indicators, region);
  if (!area) {
    const known = regionAreas(indicators).map(({ name }) => name);
    const sentence = `There is no region “${region}”. The regions are ${known.join(', ')}.`;
    return fileProblem('region-unknown', file, sentence);
  }
  const cell = areaSeries(indicators, area, measure).points.find((point) => point.year === year)?.cell;
  if (cell?.kind === 'number') return cell.value;
  return fileProblem('population-absent', file, `The file has no ${measure} of ${region} for ${year}.`);
}
