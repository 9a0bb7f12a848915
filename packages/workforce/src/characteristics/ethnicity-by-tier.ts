import type { Cell, Table } from '@earshot/tables';
import type { Finding } from '../neighbour-findings.ts';
import { type CharacteristicsPlace, headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST } from './characteristics-table.ts';
import { ethnicitySentences } from './ethnicity-sentences.ts';
import { ETHNICITY_NOTES, GLOBAL_MAJORITY, globalMajorityCell, tiersTable, tierYearsTable } from './global-majority.ts';
import { ETHNIC_GROUPS, groupLabel, ROLES, type RoleId } from './groups.ts';
import { knownEthnicity } from './known-ethnicity.ts';
import type { CharacteristicsSetting, ComparedPlace } from './setting.ts';
import { FEW_PEOPLE, peopleCell, shareCell } from './shares.ts';
import { type TierDifference, tierDifference } from './tier-difference.ts';

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

/** Ethnicity by role of a place, of those whose ethnicity is known; null where the file does not have it. */
export function ethnicityByTier(setting: CharacteristicsSetting): EthnicityByTier | null {
  if (!setting.characteristics.topics.includes('ethnicity')) return null;
  const table = groupsTable(setting);
  const difference = tierDifference(setting);
  const findings = ethnicitySentences(setting, difference).map((text) => ({ text, source: table.source }));
  return { table, tiers: tiersTable(setting), years: tierYearsTable(setting), difference, findings };
}

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
        row: { id: `${id}.${one.id}`, label: markedName(one.place, year, id), group: label },
        cells: groupCells(one, year, id),
      })),
    ),
    base: IN_POST,
    notes: [
      ...ETHNICITY_NOTES,
      `Rows of fewer than ${FEW_PEOPLE} people of known ethnicity are marked: too few to compare.`,
    ],
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
function markedName(place: CharacteristicsPlace, year: number, role: RoleId): string {
  const known = knownEthnicity(place, year, [role])?.known ?? null;
  const isFew = known !== null && known > 0 && known < FEW_PEOPLE;
  return isFew ? `${place.area.name} (only ${known} known: too few to compare)` : place.area.name;
}
