import type { Table } from '@earshot/tables';
import { inSentence } from '../in-sentence.ts';
import { yearsOf } from '../indicators.ts';
import type { Finding } from '../neighbour-findings.ts';
import { BREAK_IN_ROLES, breakNotes, roleYearColumns } from './break-in-roles.ts';
import { headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST } from './characteristics-table.ts';
import { ROLES } from './groups.ts';
import type { CharacteristicsSetting } from './setting.ts';
import { peopleIn, percentCell, shareCell } from './shares.ts';

/** Which roles those in post have. */
export interface RoleMix {
  /** One year: roles in rows; the place, its region and England in columns. To be drawn as bars. */
  readonly mix: Table;
  /** The place alone, through the years, with the break of 2024 in the headings. */
  readonly years: Table;
  readonly findings: readonly Finding[];
}

const TIERS = ROLES.filter(({ id }) => id !== 'total');

/** The mix of roles of a place as shares of its headcount; null where the file has no totals. */
export function roleMix(setting: CharacteristicsSetting): RoleMix | null {
  const { characteristics, compared, own, year } = setting;
  if (!characteristics.topics.includes('age')) return null;
  const years = yearsOf(characteristics.release);
  const share = (place: CharacteristicsSetting['own'], role: (typeof TIERS)[number], of: number) =>
    shareCell(headcountAt(place, of, role.id, 'age_total'), headcountAt(place, of, 'total', 'age_total'));
  const mix = characteristicsTable(setting, {
    id: 'role_mix',
    title: `Roles of those in post in ${inSentence(own.area.name)}, ${year}`,
    columns: compared.map(({ id, place }) => ({ id, label: place.area.name, group: null })),
    lines: TIERS.map((role) => ({
      row: { id: role.id, label: role.label, group: null },
      cells: compared.map(({ place }) => share(place, role, year)),
    })),
    base: IN_POST,
    notes: ['Shares are of everybody in post.'],
  });
  const through = characteristicsTable(setting, {
    id: 'role_mix_years',
    title: `Roles of those in post in ${inSentence(own.area.name)}, ${years[0]} to ${years.at(-1)}`,
    columns: roleYearColumns(setting),
    lines: TIERS.map((role) => ({
      row: { id: role.id, label: role.label, group: null },
      cells: years.map((of) => share(own, role, of)),
    })),
    base: IN_POST,
    notes: ['Shares are of everybody in post.', ...breakNotes(setting)],
  });
  const findings = sentences(setting).map((text) => ({ text, source: mix.source }));
  return { mix, years: through, findings };
}

/** Managers and case holders in the year, and between which years nothing is said of a change. */
function sentences(setting: CharacteristicsSetting): string[] {
  const { own, year } = setting;
  const people = (role: (typeof ROLES)[number]['id']) => peopleIn(headcountAt(own, year, role, 'age_total'));
  const [all, senior, middle, firstLine, holders] = [
    people('total'),
    people('senior_manager'),
    people('middle_manager'),
    people('first_line_manager'),
    people('case_holder'),
  ];
  if (all === 0) return [`Nobody was in post in ${inSentence(own.area.name)} in ${year}.`];
  if (all === null || senior === null || middle === null || firstLine === null || holders === null)
    return [`For ${year} not all roles are published for ${inSentence(own.area.name)}.`];
  const text = (part: number) => {
    const cell = percentCell(part, all);
    return cell.kind === 'figure' ? `${cell.value.toFixed(1)}%` : '';
  };
  const made = `In ${year} ${text(senior + middle + firstLine)} of those in post in ${inSentence(own.area.name)} were managers of some tier, and ${text(holders)} were case holders.`;
  const crosses = breakNotes(setting).length > 0;
  return crosses
    ? [made, `Shares by role before ${BREAK_IN_ROLES.from} are of another series than those since.`]
    : [made];
}
