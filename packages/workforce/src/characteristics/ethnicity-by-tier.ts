import type { Cell, Table } from '@earshot/tables';
import { yearsOf } from '../indicators.ts';
import type { Finding } from '../neighbour-findings.ts';
import { breakNotes, roleYearColumns } from './break-in-roles.ts';
import { type CharacteristicsPlace, headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST } from './characteristics-table.ts';
import { ethnicitySentences } from './ethnicity-sentences.ts';
import { ETHNIC_GROUPS, groupLabel, ROLES, type RoleId } from './groups.ts';
import { knownEthnicity } from './known-ethnicity.ts';
import type { CharacteristicsSetting, ComparedPlace } from './setting.ts';
import { FEW_PEOPLE, peopleCell, peopleIn, percentCell, shareCell } from './shares.ts';
import { SENIOR_TIERS, type TierDifference, tierDifference } from './tier-difference.ts';

/** Who is there in every tier, of those whose ethnicity is known. */
export interface EthnicityByTier {
  /** One year: a group of rows for each role; the place, its region and England in each. */
  readonly table: Table;
  /** The share of Black and Global Majority staff by role, the place beside England; to be drawn as bars. */
  readonly tiers: Table;
  /** The same share of the place alone, through the years. */
  readonly years: Table;
  readonly difference: TierDifference | null;
  readonly findings: readonly Finding[];
}

export const GLOBAL_MAJORITY = 'Black and Global Majority';

/** Ethnicity by role of a place, of those whose ethnicity is known; null where the file does not have it. */
export function ethnicityByTier(setting: CharacteristicsSetting): EthnicityByTier | null {
  if (!setting.characteristics.topics.includes('ethnicity')) return null;
  const table = groupsTable(setting);
  const difference = tierDifference(setting);
  const findings = ethnicitySentences(setting, difference).map((text) => ({ text, source: table.source }));
  return { table, tiers: tiersTable(setting), years: yearsTable(setting), difference, findings };
}

const NOTES = [
  'Ethnicity by self-declaration, in DfE’s five major groups; White holds White minorities too. Shares of groups are of those whose ethnicity is known.',
  `${GLOBAL_MAJORITY} is everybody of known ethnicity who is not White.`,
  `Rows of fewer than ${FEW_PEOPLE} people of known ethnicity are marked: too few to compare.`,
];

function groupsTable(setting: CharacteristicsSetting): Table {
  const { own, year, compared } = setting;
  return characteristicsTable(setting, {
    id: 'ethnicity_by_tier',
    title: `Ethnicity by role in ${own.area.name}, ${year}`,
    columns: [
      { id: 'people', label: 'In post', group: null },
      { id: 'known', label: 'Ethnicity known', group: null },
      { id: 'known_share', label: 'Share known', group: null },
      ...ETHNIC_GROUPS.map((id) => ({ id, label: groupLabel(id), group: 'Of those known' })),
      { id: 'global_majority', label: GLOBAL_MAJORITY, group: 'Of those known' },
    ],
    lines: ROLES.flatMap(({ id, label }) =>
      compared.map((one) => ({
        row: { id: `${id}.${one.id}`, label: markedName(one.place, year, [id]), group: label },
        cells: groupCells(one, year, id),
      })),
    ),
    base: IN_POST,
    notes: NOTES,
  });
}

function groupCells({ place }: ComparedPlace, year: number, role: RoleId): Cell[] {
  const count = (group: Parameters<typeof headcountAt>[3]) => headcountAt(place, year, role, group);
  const [all, known] = [count('ethnicity_total'), count('ethnicity_known')];
  return [
    peopleCell(all),
    peopleCell(known),
    all === null ? { kind: 'empty' } : shareCell(known, all),
    ...ETHNIC_GROUPS.map((group) => shareCell(count(group), known)),
    globalMajorityCell(place, year, [role]),
  ];
}

/** An area’s name, with a mark where shares are of too few people to be compared. */
function markedName(place: CharacteristicsPlace, year: number, roles: readonly RoleId[]): string {
  const known = knownEthnicity(place, year, roles)?.known ?? null;
  const isFew = known !== null && known > 0 && known < FEW_PEOPLE;
  return isFew ? `${place.area.name} (only ${known} known: too few to compare)` : place.area.name;
}

/** The share of Black and Global Majority staff in some roles; the symbol where one stands in the way. */
function globalMajorityCell(place: CharacteristicsPlace, year: number, roles: readonly RoleId[]): Cell {
  const found = knownEthnicity(place, year, roles);
  if (found && found.known > 0) return percentCell(found.globalMajority, found.known);
  const role = roles.find((one) => peopleIn(headcountAt(place, year, one, 'white')) === null) ?? roles[0]!;
  return shareCell(headcountAt(place, year, role, 'white'), headcountAt(place, year, role, 'ethnicity_known'));
}

/** The roles as rows, and before the case holders those who are set against them. */
const TIERS: readonly { readonly id: string; readonly label: string; readonly roles: readonly RoleId[] }[] = [
  ...ROLES.map(({ id, label }) => ({ id, label, roles: [id] })),
  { id: 'senior_tiers', label: 'Senior and middle managers together', roles: SENIOR_TIERS },
];

function tiersTable(setting: CharacteristicsSetting): Table {
  const { own, year, compared } = setting;
  return characteristicsTable(setting, {
    id: 'global_majority_by_tier',
    title: `${GLOBAL_MAJORITY} staff by role in ${own.area.name}, ${year}`,
    columns: compared.map(({ id, place }) => ({ id, label: place.area.name, group: null })),
    lines: TIERS.map(({ id, label, roles }) => ({
      row: { id, label, group: null },
      cells: compared.map(({ place }) => comparableCell(place, year, roles)),
    })),
    base: `${IN_POST}, of known ethnicity`,
    notes: NOTES.slice(0, 2),
  });
}

/** As `globalMajorityCell`, but marked instead of drawn where it stands on too few people to be compared. */
function comparableCell(place: CharacteristicsPlace, year: number, roles: readonly RoleId[]): Cell {
  const known = knownEthnicity(place, year, roles)?.known ?? 0;
  return known > 0 && known < FEW_PEOPLE ? FEW : globalMajorityCell(place, year, roles);
}

const FEW: Cell = {
  kind: 'symbol',
  symbol: 'few',
  meaning: `ethnicity is known of fewer than ${FEW_PEOPLE} people, too few to compare; the published shares are in the table of groups`,
};

function yearsTable(setting: CharacteristicsSetting): Table {
  const { own, characteristics } = setting;
  const years = yearsOf(characteristics.release);
  return characteristicsTable(setting, {
    id: 'global_majority_years',
    title: `${GLOBAL_MAJORITY} staff by role in ${own.area.name}, ${years[0]} to ${years.at(-1)}`,
    columns: roleYearColumns(setting),
    lines: TIERS.map(({ id, label, roles }) => ({
      row: { id, label, group: null },
      cells: years.map((year) => globalMajorityCell(own, year, roles)),
    })),
    base: `${IN_POST}, of known ethnicity`,
    notes: [...NOTES.slice(0, 2), ...fewYears(setting), ...breakNotes(setting)],
  });
}

function fewYears({ own, characteristics }: CharacteristicsSetting): string[] {
  const few = TIERS.flatMap(({ label, roles }) => {
    const years = yearsOf(characteristics.release).filter((year) => {
      const known = knownEthnicity(own, year, roles)?.known ?? 0;
      return known > 0 && known < FEW_PEOPLE;
    });
    return years.length > 0 ? [`${label} (${new Intl.ListFormat('en-GB').format(years.map(String))})`] : [];
  });
  if (few.length === 0) return [];
  return [`Of fewer than ${FEW_PEOPLE} people of known ethnicity, too few to compare: ${few.join('; ')}.`];
}
