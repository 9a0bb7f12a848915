import type { Problem } from '@earshot/planfile';
import { type CensusPopulation, censusPopulation, type PopulationOf } from './census-population.ts';
import { type Characteristics, headcountAt, placeCalled } from './characteristics/characteristics.ts';
import { type GroupId, groupLabel, type RoleId, roleLabel } from './characteristics/groups.ts';
import { fileProblem } from './file-problem.ts';
import type { Indicators } from './indicators.ts';
import type { Release } from './release.ts';

/**
 * Numbers of people in one region, in pairs of groups that exclude each other: the same counts for a census and for a
 * sample. `agency` and `employed` are of everybody. The others are of employed people alone, on both sides, because the
 * census records sex, age, ethnicity and role of staff in post only. Each pair leaves out people of whom the
 * characteristic is not known.
 */
export interface GroupCounts {
  readonly region: string;
  readonly agency: number;
  readonly employed: number;
  readonly female: number;
  readonly male: number;
  /** Null, with the other, in a sample whose study does not say who is how old. */
  readonly under50: number | null;
  readonly from50: number | null;
  readonly white: number;
  /** Everybody of known ethnicity who is not white. */
  readonly blackAndGlobalMajority: number;
  /** Senior, middle and first line managers. */
  readonly managers: number;
  /** Everybody else in post: senior practitioners, case holders, and qualified without cases. */
  readonly socialWorkers: number;
}

/** The census's side of “who took part”. */
export interface CensusGroups {
  readonly releases: readonly Release[];
  readonly year: number;
  readonly regions: readonly GroupCounts[];
}

const MANAGERS: readonly RoleId[] = ['senior_manager', 'middle_manager', 'first_line_manager'];

/**
 * The groups of the census in the regions of a study. Problems: those of `censusPopulation`, and `groups-absent` for
 * every count that the file of characteristics does not print.
 */
export function censusGroups(
  indicators: Indicators,
  characteristics: Characteristics,
  of: PopulationOf,
): { groups: CensusGroups | null; problems: Problem[] } {
  const { population, problems } = censusPopulation(indicators, of);
  if (!population) return { groups: null, problems };
  const absent: Problem[] = [];
  const regions = population.regions.map((region) => groupsIn(region, characteristics, of.year, absent));
  if (absent.length > 0) return { groups: null, problems: absent };
  const releases = [indicators.release, characteristics.release];
  return { groups: { releases, year: of.year, regions }, problems: [] };
}

function groupsIn(
  { region, agency, employed }: CensusPopulation['regions'][number],
  characteristics: Characteristics,
  year: number,
  absent: Problem[],
): GroupCounts {
  const place = placeCalled(characteristics, region);
  const count = (role: RoleId, group: GroupId): number => {
    const cell = place && headcountAt(place, year, role, group);
    if (cell?.kind === 'number') return cell.value;
    const sentence = `No headcount of ${roleLabel(role)}, ${groupLabel(group)}, in ${region}, ${year}.`;
    absent.push(fileProblem('groups-absent', characteristics.file, sentence));
    return Number.NaN;
  };
  const white = count('total', 'white');
  const from50 = count('total', 'age_50_59') + count('total', 'age_60_over');
  const managers = MANAGERS.reduce((sum, role) => sum + count(role, 'ethnicity_total'), 0);
  return {
    region,
    agency,
    employed,
    female: count('total', 'female'),
    male: count('total', 'male'),
    under50: count('total', 'age_total') - from50,
    from50,
    white,
    blackAndGlobalMajority: count('total', 'ethnicity_known') - white,
    managers,
    socialWorkers: count('total', 'ethnicity_total') - managers,
  };
}
