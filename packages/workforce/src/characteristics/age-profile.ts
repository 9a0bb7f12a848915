import type { Cell, Table } from '@earshot/tables';
import { yearsOf } from '../indicators.ts';
import type { Finding } from '../neighbour-findings.ts';
import { ageFindings } from './age-findings.ts';
import { headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST, yearColumns } from './characteristics-table.ts';
import { AGE_GROUPS, groupLabel } from './groups.ts';
import type { CharacteristicsSetting, ComparedPlace } from './setting.ts';
import { peopleIn, shareCell } from './shares.ts';

/** How old those in post are. */
export interface AgeProfile {
  /** One year: age groups in rows; the place, its region and England in columns. To be drawn as bars. */
  readonly profile: Table;
  /** The place alone: age groups in rows, years in columns. */
  readonly years: Table;
  /** The share aged 60 and over of the place, its region and England through the years. To be drawn as lines. */
  readonly oldest: Table;
  readonly findings: readonly Finding[];
}

/** The age profile of a place, as shares of its headcount; null where the file does not have ages. */
export function ageProfile(setting: CharacteristicsSetting): AgeProfile | null {
  if (!setting.characteristics.topics.includes('age')) return null;
  const [profile, oldest] = [profileTable(setting), oldestTable(setting)];
  return { profile, years: yearsTable(setting), oldest, findings: ageFindings(setting, profile, oldest) };
}

function profileTable(setting: CharacteristicsSetting): Table {
  const { year, own, compared } = setting;
  return characteristicsTable(setting, {
    id: 'age_profile',
    title: `Age of those in post in ${own.area.name}, ${year}`,
    columns: compared.map(({ id, place }) => ({ id, label: place.area.name, group: null })),
    lines: AGE_GROUPS.map((group) => ({
      row: { id: group, label: groupLabel(group), group: null },
      cells: compared.map((one) => ageShare(one, year, group)),
    })),
    base: `${IN_POST}: ${compared.map((one) => peopleText(one, year)).join('; ')}`,
    notes: [AGES_AS_PUBLISHED],
  });
}

const AGES_AS_PUBLISHED = 'Ages are published in these five groups only. Shares are of everybody in post.';

function ageShare({ place }: ComparedPlace, year: number, group: (typeof AGE_GROUPS)[number]): Cell {
  return shareCell(headcountAt(place, year, 'total', group), headcountAt(place, year, 'total', 'age_total'));
}

function peopleText({ place }: ComparedPlace, year: number): string {
  const headcount = headcountAt(place, year, 'total', 'age_total');
  const people = peopleIn(headcount);
  const shown = people === null ? (headcount?.kind === 'symbol' ? headcount.symbol : 'none') : numberText(people);
  return `${place.area.name} ${shown}`;
}

function numberText(value: number): string {
  return value.toLocaleString('en-GB');
}

function yearsTable(setting: CharacteristicsSetting): Table {
  const { own, characteristics, compared } = setting;
  const years = yearsOf(characteristics.release);
  return characteristicsTable(setting, {
    id: 'age_years',
    title: `Age of those in post in ${own.area.name}, ${years[0]} to ${years.at(-1)}`,
    columns: yearColumns(setting),
    lines: AGE_GROUPS.map((group) => ({
      row: { id: group, label: groupLabel(group), group: null },
      cells: years.map((year) => ageShare(compared[0]!, year, group)),
    })),
    base: IN_POST,
    notes: [AGES_AS_PUBLISHED],
  });
}

function oldestTable(setting: CharacteristicsSetting): Table {
  const { own, characteristics, compared } = setting;
  const years = yearsOf(characteristics.release);
  return characteristicsTable(setting, {
    id: 'age_oldest',
    title: `In post aged 60 and over in ${own.area.name}, ${years[0]} to ${years.at(-1)}`,
    columns: yearColumns(setting),
    lines: compared.map((one) => ({
      row: { id: one.id, label: one.place.area.name, group: null },
      cells: years.map((year) => ageShare(one, year, 'age_60_over')),
    })),
    base: IN_POST,
    notes: ['Shares are of everybody in post.'],
  });
}
