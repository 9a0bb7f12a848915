import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import type { Area } from '../area.ts';
import { fileProblem } from '../file-problem.ts';
import { areaSeries, type Indicators, regionAreas } from '../indicators.ts';
import { rateCell } from '../published-cell.ts';
import { RATES, type Rate } from '../rate.ts';
import { regionSpread } from '../region/region-spread.ts';
import { regionCode } from '../region-code.ts';
import { releaseLine } from '../release.ts';
import { sentenceCase } from '../sentence-case.ts';
import { type TilePlace, tilePlace } from './tile-places.ts';

/** One rate of every return of England in the latest year of a release, with where each stands on a map of squares. */
export interface RateMap {
  readonly rate: Rate;
  /** A row for each return, under the name of its region; one column. */
  readonly table: Table;
  /** Each with the id of its row in the table. */
  readonly tiles: readonly (TilePlace & { readonly row: string })[];
}

/**
 * The map of a rate. Problems: `measure-unknown`, with the rates that there are. A return that the drawing has no square
 * for stays in the table, which says so.
 * @param measure null for the first rate, turnover.
 */
export function rateMap(
  indicators: Indicators,
  measure: string | null,
): { map: RateMap | null; problems: readonly Problem[] } {
  const rate = measure === null ? RATES[0]! : RATES.find((one) => one.measure === measure);
  if (!rate) return { map: null, problems: [unknownMeasure(indicators, measure)] };
  const returns = returnsByRegion(indicators, rate);
  const placed = returns.map(({ area }) => ({ area, place: tilePlace(area.code) }));
  const tiles = placed.flatMap(({ area, place }) => (place ? [{ ...place, row: regionCode(area.code) }] : []));
  const unplaced = placed.flatMap(({ area, place }) => (place ? [] : [area.name]));
  return { map: { rate, table: mapTable(indicators, rate, returns, unplaced), tiles }, problems: [] };
}

interface RegionReturn {
  readonly area: Area;
  readonly region: string;
}

/** Every return of the latest year, by region and name. */
function returnsByRegion(indicators: Indicators, { measure }: Rate): RegionReturn[] {
  const { year } = indicators.release;
  return regionAreas(indicators).flatMap(({ name: region }) => {
    const within = regionSpread(indicators, region, measure, year)?.returns ?? [];
    const areas = within.map(({ area }) => area).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    return areas.map((area) => ({ area, region }));
  });
}

function mapTable(
  indicators: Indicators,
  { measure, name, unit, meaning }: Rate,
  returns: readonly RegionReturn[],
  unplaced: readonly string[],
): Table {
  const { release } = indicators;
  const year = String(release.year);
  const absent = unplaced.length === 0 ? [] : [`Not on the map, which has no square for them: ${unplaced.join('; ')}.`];
  return {
    id: `map_${measure}_${year}`,
    title: `${sentenceCase(name)} by authority, ${year}`,
    columns: [{ id: year, label: year, group: null }],
    rows: returns.map(({ area, region }) => ({ id: regionCode(area.code), label: area.name, group: region })),
    cells: returns.map(({ area }) => [rateCell(areaSeries(indicators, area, measure).points.at(-1)!.cell, unit)]),
    base: 'Children’s social workers, full-time equivalent, year to 30 September',
    source: releaseLine(release),
    weighting: 'Not weighted: rates as published',
    notes: [meaning, ...absent],
    simulated: null,
  };
}

function unknownMeasure({ file }: Indicators, measure: string | null): Problem {
  const sentence = `There is no rate “${measure}” to map. There are ${RATES.map((rate) => rate.measure).join(', ')}.`;
  return fileProblem('measure-unknown', file, sentence);
}
