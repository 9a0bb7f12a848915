import type { Problem } from '@earshot/planfile';
import { type Cell, cellAt, type Table } from '@earshot/tables';
import type { Area } from '../area.ts';
import { type Authorities, authorityCalled } from '../authorities.ts';
import { type Indicators, regionArea, returnArea, yearsOf } from '../indicators.ts';
import { shownNumber } from '../published-cell.ts';
import type { Release } from '../release.ts';
import type { BesidePair, BesidePlaces, BesidePlan, NamedPlace } from './beside-plan.ts';
import { againstEngland, againstRest, type PlaceMeasure } from './census-measures.ts';
import type { Departure } from './departure.ts';
import { type Mark, markOf } from './mark.ts';
import { type RankCorrelation, rankCorrelation } from './rank-correlation.ts';
import { hasCounts } from './rate-counts.ts';
import { shownVoice, voiceDeparture } from './voice-departure.ts';

/** Survey estimates beside census measures, from one release. */
export interface Beside {
  readonly plan: BesidePlan;
  readonly release: Release;
  readonly pairs: readonly BesidePairFound[];
}

/** A pair with its places, in the order of the study’s categories. */
export interface BesidePairFound {
  readonly pair: BesidePair;
  /** The survey’s table, whose base, source and weighting the estimates have. */
  readonly table: Table;
  readonly places: readonly PlaceBeside[];
  /** Over the places that show both numbers; null where they are fewer than eight, or one of the two does not vary. */
  readonly ranks: RankCorrelation | null;
  /** Places whose counts are not published, so that they are in no rest. */
  readonly notInRest: readonly string[];
}

export interface PlaceBeside extends PlaceMeasure {
  readonly label: string;
  readonly area: Area;
  readonly voice: Cell;
  readonly voiceDeparture: Departure;
  readonly mark: Mark;
}

export interface BesideFigures {
  /** The release that the plan asks for. */
  readonly indicators: Indicators;
  readonly authorities: Authorities;
}

/**
 * Sets the survey estimates of a plan beside the census measures of their places, and marks each pair of numbers.
 * Problems: `beside-year` for a year that the release does not have, and `beside-area` for every place that the census
 * does not know.
 * @param tables those of the study’s tables.yml, by id; throws where one that the plan names is not among them.
 */
export function setBeside(
  plan: BesidePlan,
  tables: ReadonlyMap<string, Table>,
  { indicators, authorities }: BesideFigures,
): { beside: Beside | null; problems: Problem[] } {
  const problems = [
    ...yearProblems(plan, indicators),
    ...placesOf(plan).flatMap((by) => areaProblems(by, indicators, authorities)),
  ];
  if (problems.length > 0) return { beside: null, problems };
  const pairs = plan.pairs.map((pair) => {
    const table = tables.get(pair.voice.table);
    if (!table) throw new Error(`setBeside: tables has no table ${pair.voice.table}.`);
    return pairFound(plan, pair, table, { indicators, authorities });
  });
  return { beside: { plan, release: indicators.release, pairs }, problems: [] };
}

function pairFound(plan: BesidePlan, pair: BesidePair, table: Table, figures: BesideFigures): BesidePairFound {
  const { indicators, authorities } = figures;
  const { year, against } = plan.census;
  const of = { indicators, rate: pair.rate, year };
  const areas = pair.by.places.map((place) => areaOf(place, pair.by, indicators, authorities)!);
  const places = pair.by.places.map(({ code, label }, at): PlaceBeside => {
    const area = areas[at]!;
    const others = areas.filter((other) => other.code !== area.code);
    const measured = against === 'england' ? againstEngland(of, area) : againstRest(of, area, distinct(others));
    const voice = cellAt(table, pair.voice.row, `${pair.by.variable}.${code}`);
    if (!voice) throw new Error(`setBeside: table ${table.id} has no cell of ${pair.voice.row} in ${code}.`);
    const departure = voiceDeparture(voice);
    const mark = markOf(pair.expect, departure, measured.departure);
    return { label, area, voice, voiceDeparture: departure, ...measured, mark };
  });
  const notInRest = against === 'rest' ? areas.filter((area) => !hasCounts(of, area)).map(({ name }) => name) : [];
  return { pair, table, places, ranks: ranksOf(places), notInRest };
}

function ranksOf(places: readonly PlaceBeside[]): RankCorrelation | null {
  const both = places.flatMap(({ voice, own }) => {
    const [said, counted] = [shownVoice(voice), shownNumber(own)];
    return said === null || counted === null ? [] : [[said, counted] as const];
  });
  return rankCorrelation(both);
}

/** Two authorities that make one return are one area, which is to be counted once. */
function distinct(areas: readonly Area[]): Area[] {
  return [...new Map(areas.map((area) => [area.code, area])).values()];
}

function placesOf({ pairs }: BesidePlan): BesidePlaces[] {
  return [...new Set(pairs.map(({ by }) => by))];
}

function yearProblems({ census }: BesidePlan, { release }: Indicators): Problem[] {
  if (yearsOf(release).includes(census.year)) return [];
  const sentence = `The release of ${release.year} has figures of ${release.firstYear} to ${release.year}, not of ${census.year}.`;
  return [{ code: 'beside-year', severity: 'error', place: census.place, sentence }];
}

function areaProblems(by: BesidePlaces, indicators: Indicators, authorities: Authorities): Problem[] {
  return by.places
    .filter((place) => !areaOf(place, by, indicators, authorities))
    .map(({ code, called }) => {
      const kind = by.are === 'regions' ? 'region' : 'authority';
      const sentence = `“${code}”: the release of ${indicators.release.year} has no ${kind} “${called}”. Write its name as the census prints it (names: …), or leave the category out.`;
      return { code: 'beside-area', severity: 'error', place: by.place, sentence };
    });
}

function areaOf(
  { called }: NamedPlace,
  { are }: BesidePlaces,
  indicators: Indicators,
  authorities: Authorities,
): Area | null {
  if (are === 'regions') return regionArea(indicators, called);
  const authority = authorityCalled(authorities, called);
  return authority && returnArea(indicators, authority.code);
}
