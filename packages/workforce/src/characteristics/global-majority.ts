import type { Cell, Table } from '@earshot/tables';
import { yearsOf } from '../indicators.ts';
import { breakNotes, roleYearColumns } from './break-in-roles.ts';
import { type CharacteristicsPlace, headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST } from './characteristics-table.ts';
import { ROLES, type RoleId } from './groups.ts';
import { knownEthnicity } from './known-ethnicity.ts';
import type { CharacteristicsSetting } from './setting.ts';
import { FEW_PEOPLE, peopleIn, percentCell, shareCell } from './shares.ts';
import { SENIOR_TIERS } from './tier-difference.ts';

export const GLOBAL_MAJORITY = 'Black and Global Majority';

export const ETHNICITY_NOTES = [
  'In DfE’s five major groups; White holds White minorities too. Shares of groups are of those whose ethnicity is known.',
  `${GLOBAL_MAJORITY} is everybody of known ethnicity who is not White.`,
];

/** The share of Black and Global Majority staff in some roles; the symbol where one stands in the way. */
export function globalMajorityCell(place: CharacteristicsPlace, year: number, roles: readonly RoleId[]): Cell {
  const found = knownEthnicity(place, year, roles);
  if (found && found.known > 0) return percentCell(found.globalMajority, found.known);
  const role = roles.find((one) => peopleIn(headcountAt(place, year, one, 'white')) === null) ?? roles[0]!;
  return shareCell(headcountAt(place, year, role, 'white'), headcountAt(place, year, role, 'ethnicity_known'));
}

/** The roles as rows, and last the senior tiers, which are set against case holders. */
const TIERS: readonly { readonly id: string; readonly label: string; readonly roles: readonly RoleId[] }[] = [
  ...ROLES.map(({ id, label }) => ({ id, label, roles: [id] })),
  { id: 'senior_tiers', label: 'Senior and middle managers together', roles: SENIOR_TIERS },
];

/** The share of Black and Global Majority staff by role in one year, the place beside its region and England. */
export function tiersTable(setting: CharacteristicsSetting): Table {
  const { own, year, compared } = setting;
  return characteristicsTable(setting, {
    id: 'global_majority_by_tier',
    title: `${GLOBAL_MAJORITY} staff by role in ${own.area.name}, ${year}`,
    columns: compared.map(({ id, place }) => ({ id, label: place.area.name, group: null })),
    lines: TIERS.map(({ id, label, roles }) => ({
      row: { id, label, group: null },
      cells: compared.map(({ place }) => comparableCell(place, year, roles)),
    })),
    base: `${IN_POST}; of known ethnicity only`,
    notes: ETHNICITY_NOTES,
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

/** The same share of the place alone through the years, with the break of 2024. */
export function tierYearsTable(setting: CharacteristicsSetting): Table {
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
    base: `${IN_POST}; of known ethnicity only`,
    notes: [...ETHNICITY_NOTES, ...fewYears(setting), ...breakNotes(setting)],
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
