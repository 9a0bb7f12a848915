import type { TableColumn } from '@earshot/tables';
import { yearsOf } from '../indicators.ts';
import type { CharacteristicsSetting } from './setting.ts';

/** From when on roles are returned otherwise, and why: DfE’s Local Authority Interactive Tool says so of the case holders. */
export const BREAK_IN_ROLES = {
  from: 2024,
  note: 'In 2024 the census began to query case holders without a case; fewer people are returned as case holders, and more as qualified without cases, from then on. Roles before and after do not make one series.',
} as const;

/** A column for every year of the release, under a heading that says on which side of the break it stands. */
export function roleYearColumns(setting: CharacteristicsSetting): TableColumn[] {
  const { release } = setting.characteristics;
  const crosses = crossesBreak(setting);
  return yearsOf(release).map((year) => ({
    id: String(year),
    label: String(year),
    group: crosses ? sideOf(year) : null,
  }));
}

function sideOf(year: number): string {
  return year < BREAK_IN_ROLES.from
    ? `Before the break of ${BREAK_IN_ROLES.from}`
    : `From the break of ${BREAK_IN_ROLES.from} on`;
}

/** The note on the break, where the release has years on both of its sides. */
export function breakNotes(setting: CharacteristicsSetting): string[] {
  return crossesBreak(setting) ? [BREAK_IN_ROLES.note] : [];
}

function crossesBreak({ characteristics: { release } }: CharacteristicsSetting): boolean {
  return release.firstYear < BREAK_IN_ROLES.from && release.year >= BREAK_IN_ROLES.from;
}
