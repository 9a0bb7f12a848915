import type { Problem } from '@earshot/planfile';
import type { Population, TablePlan } from '@earshot/tables';
import {
  type CensusMargin,
  type Characteristics,
  censusMargin,
  censusPopulation,
  type Indicators,
  regionAgencyMargin,
  releaseLine,
} from '@earshot/workforce';
import { type LatestFigures, latestOf, type PublishedFigures, releaseIn } from '../published-figures.ts';
import type { CensusLink, Study } from '../study.ts';

/** The populations that a study’s weights may name, each with the words for where it comes from. */
export interface CensusPopulations {
  readonly populations: ReadonlyMap<string, Population>;
  readonly sources: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

const NONE: CensusPopulations = { populations: new Map(), sources: new Map(), problems: [] };

/**
 * The figures that some studies need, as plain data: the latest, with the older releases that they are held to and, where
 * a population is told apart by sex, age, ethnicity or role, the staff in post by characteristic.
 */
export async function figuresFor(
  studies: readonly Pick<Study, 'census' | 'beside'>[],
  figures: LatestFigures | PublishedFigures,
): Promise<LatestFigures> {
  if (!('releaseOf' in figures)) return figures;
  const years = studies.flatMap(({ census, beside }) => [census?.release ?? null, beside?.census.release ?? null]);
  const older = [...new Set(years)].flatMap((year) => (year === null ? [] : (figures.releaseOf(year) ?? [])));
  const needsInPost = studies.some(({ census }) => census && needsMore(census, figures));
  const inPost = needsInPost ? (await figures.characteristicsReleases()).all : [];
  return { ...latestOf(figures), older, inPost };
}

/** Whether a link needs more of the staff in post than the selection that is at hand: another year, or margins by characteristic. */
function needsMore({ year, margins }: CensusLink, { characteristics }: LatestFigures): boolean {
  return !hasYear(characteristics, year) || margins.some(isOfCharacteristic);
}

function hasYear({ places }: Characteristics, year: number): boolean {
  return places.some(({ years }) => years.has(year));
}

function isOfCharacteristic({ dimensions }: CensusMargin): boolean {
  return dimensions.some(({ of }) => of !== 'region' && of !== 'authority' && of !== 'agency');
}

/** The populations of a study’s link to the census. Problems: those of `censusPopulation` and `censusMargin`, and `release-absent`. */
export function populationsOf(census: CensusLink | null, figures: LatestFigures): CensusPopulations {
  if (!census) return NONE;
  const { indicators, problem } = indicatorsOf(census, figures);
  if (!indicators) return { ...NONE, problems: [problem] };
  const of = { year: census.year, regions: Object.values(census.regions) };
  const { population, problems: absent } = censusPopulation(indicators, of);
  const { authorities } = figures;
  const inPost = inPostOf(census, figures);
  const margins = census.margins.map((margin) => censusMargin({ indicators, authorities, inPost }, of, margin));
  const problems = [...absent, ...margins.flatMap((one) => one.problems)];
  if (!population || problems.length > 0) return { ...NONE, problems };
  const named = census.margins.map(({ name }, at) => [name, margins[at]!.population!] as const);
  const populations = new Map([[census.population, regionAgencyMargin(population)], ...named]);
  const headline = `figures for ${census.year} of ${releaseLine(indicators.release)}`;
  const sources = new Map([...populations.keys()].map((name) => [name, headline]));
  for (const margin of census.margins.filter(isOfCharacteristic)) {
    sources.set(
      margin.name,
      inPost ? `${headline}, and of staff in post by characteristic, ${inPost.release.year} release` : headline,
    );
  }
  return { populations, sources, problems: [] };
}

/** The groups of the census that a study’s sample is set beside: the selection at hand where it has the year. */
export function groupsFrom(census: CensusLink, figures: LatestFigures): Characteristics {
  const { characteristics } = figures;
  return hasYear(characteristics, census.year) ? characteristics : (inPostOf(census, figures) ?? characteristics);
}

/** The release that a study is held to, or the latest. */
export function indicatorsOf(
  { release, place }: Pick<CensusLink, 'release' | 'place'>,
  figures: LatestFigures,
): { indicators: Indicators; problem: null } | { indicators: null; problem: Problem } {
  const indicators = releaseIn(figures, release);
  if (indicators) return { indicators, problem: null };
  const sentence = `No release of ${release} is held; leave “release” out for that of ${figures.indicators.release.year}.`;
  return { indicators: null, problem: { code: 'release-absent', severity: 'error', place, sentence } };
}

/**
 * Staff in post by characteristic, with the year and all topics: of the release that the study is held to, or of the one
 * that ships; where there is none of that year, of the next that was published.
 */
function inPostOf({ year, release }: CensusLink, { indicators, inPost = [] }: LatestFigures): Characteristics | null {
  const fitting = inPost.filter(
    (one) => one.topics.length === 3 && one.release.firstYear <= year && year <= one.release.year,
  );
  const wanted = release ?? indicators.release.year;
  return fitting.find((one) => one.release.year >= wanted) ?? fitting.at(-1) ?? null;
}

/**
 * A plan whose weights say after their labels which release the populations of their margins are from, so that every
 * table that is weighted by them does.
 */
export function namingSources(plan: TablePlan, sources: CensusPopulations['sources']): TablePlan {
  const weights = plan.weights.map((weight) => {
    const margins = 'margins' in weight.from ? weight.from.margins : [];
    const found = margins.flatMap(({ population }) =>
      typeof population === 'string' ? (sources.get(population) ?? []) : [],
    );
    const lines = [...new Set(found)];
    return lines.length === 0 ? weight : { ...weight, label: `${weight.label} (${lines.join('; ')})` };
  });
  return { ...plan, weights };
}
