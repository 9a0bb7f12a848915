import type { EesCell } from '@earshot/dataset';
import type { Table } from '@earshot/tables';
import type { Area } from '../area.ts';
import { regionCode } from '../region-code.ts';
import { type Release, releaseLines } from '../release.ts';
import { type Characteristics, headcountAt } from './characteristics.ts';
import { GROUPS, type GroupId, groupLabel, ROLES, type RoleId, roleLabel } from './groups.ts';
import { peopleCell } from './shares.ts';

/** A headcount that two files print differently. */
export interface CharacteristicsRevision {
  readonly area: Area;
  readonly year: number;
  readonly role: RoleId;
  readonly group: GroupId;
  readonly earlier: EesCell;
  readonly later: EesCell;
}

export interface CharacteristicsRevisions {
  readonly earlier: Release;
  readonly later: Release;
  /** How many headcounts both files hold. */
  readonly compared: number;
  readonly changed: readonly CharacteristicsRevision[];
  /** Areas and years, among the years of both, that only one of the two holds. */
  readonly onlyEarlier: readonly AreaAndYear[];
  readonly onlyLater: readonly AreaAndYear[];
}

export interface AreaAndYear {
  readonly area: Area;
  readonly year: number;
}

/**
 * Sets every headcount of an earlier file against the same one of a later: by DfE’s code, joint returns by both.
 * @param only the code of the area whose headcounts are wanted; left out: all areas.
 */
export function characteristicsRevisions(
  earlier: Characteristics,
  later: Characteristics,
  only: string | null = null,
): CharacteristicsRevisions {
  const [before, after] = [earlier, later].map((one) => (only === null ? one : withArea(one, only)));
  return revisionsOf(before!, after!);
}

function withArea(characteristics: Characteristics, code: string): Characteristics {
  return { ...characteristics, places: characteristics.places.filter(({ area }) => area.code === code) };
}

function revisionsOf(earlier: Characteristics, later: Characteristics): CharacteristicsRevisions {
  const changed: CharacteristicsRevision[] = [];
  let compared = 0;
  for (const { area, year, before, after } of pairs(earlier, later)) {
    for (const role of ROLES) {
      for (const { id: group } of GROUPS) {
        const [old, anew] = [before, after].map((place) => headcountAt(place, year, role.id, group));
        if (!old || !anew) continue;
        compared += 1;
        if (!isSame(old, anew)) changed.push({ area, year, role: role.id, group, earlier: old, later: anew });
      }
    }
  }
  return {
    earlier: earlier.release,
    later: later.release,
    compared,
    changed,
    onlyEarlier: missingFrom(earlier, later),
    onlyLater: missingFrom(later, earlier),
  };
}

function pairs(earlier: Characteristics, later: Characteristics) {
  const known = new Map(earlier.places.map((place) => [place.area.code, place]));
  return later.places.flatMap((after) => {
    const before = known.get(after.area.code);
    const years = before ? [...after.years.keys()].filter((year) => before.years.has(year)) : [];
    return years.sort((a, b) => a - b).map((year) => ({ area: after.area, year, before: before!, after }));
  });
}

function isSame(one: EesCell, other: EesCell): boolean {
  if (one.kind === 'number') return other.kind === 'number' && one.value === other.value;
  return other.kind === 'symbol' && one.symbol === other.symbol;
}

function missingFrom(one: Characteristics, { places, release }: Characteristics): AreaAndYear[] {
  const theirs = new Map(places.map(({ area, years }) => [area.code, years]));
  return one.places.flatMap(({ area, years }) =>
    [...years.keys()]
      .filter((year) => year >= release.firstYear && year <= release.year && !theirs.get(area.code)?.has(year))
      .map((year) => ({ area, year })),
  );
}

/** How many headcounts differ, in one area, and of which years; how many were compared. */
export function characteristicsRevisedSentence(
  { earlier, later, changed, compared }: CharacteristicsRevisions,
  area: string,
): string {
  const between = `Of the ${compared.toLocaleString('en-GB')} headcounts of ${area} that the releases of ${earlier.year} and ${later.year} both hold`;
  if (changed.length === 0) return `${between}, none was revised.`;
  const years = [...new Set(changed.map(({ year }) => String(year)))].sort();
  const were = changed.length === 1 ? 'one differs' : `${changed.length.toLocaleString('en-GB')} differ`;
  return `${between}, ${were}: of ${new Intl.ListFormat('en-GB').format(years)}.`;
}

/** The headcounts that differ as a table: a row each, with what the earlier and the later file print. */
export function characteristicsRevisionsTable({ earlier, later, compared, changed }: CharacteristicsRevisions): Table {
  return {
    id: `characteristics_revisions_${earlier.year}_${later.year}`,
    title: `Headcounts by role and characteristic revised between the releases of ${earlier.year} and ${later.year}`,
    columns: [
      { id: 'earlier', label: `Release of ${earlier.year}`, group: null },
      { id: 'later', label: `Release of ${later.year}`, group: null },
    ],
    rows: changed.map(({ area, year, role, group }) => ({
      id: `${regionCode(area.code)}_${year}_${role}_${group}`,
      label: `${area.name} ${year}, ${roleLabel(role)}, ${topicOf(group)}${groupLabel(group)}`,
      group: null,
    })),
    cells: changed.map((one) => [peopleCell(one.earlier), peopleCell(one.later)]),
    base: `Headcounts that both files hold: ${compared.toLocaleString('en-GB')}`,
    source: releaseLines([earlier, later]),
    weighting: 'Not weighted: headcounts as published',
    notes: [],
    simulated: null,
  };
}

/** Which topic a total or a known number is of; the others say it themselves. */
function topicOf(group: GroupId): string {
  return group.startsWith('ethnicity_') ? 'ethnicity: ' : group === 'sex_total' ? 'sex: ' : '';
}
