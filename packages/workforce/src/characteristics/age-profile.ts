import { type Cell, cellAt, type Table } from '@earshot/tables';
import { changeWord, levelWord } from '../direction.ts';
import { yearsOf } from '../indicators.ts';
import type { Finding } from '../neighbour-findings.ts';
import { type CountOver, changeInterval } from '../noise/change-interval.ts';
import { funnelPlace } from '../noise/funnel.ts';
import { shownNumber } from '../published-cell.ts';
import { rateText } from '../rate.ts';
import { headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST, yearColumns } from './characteristics-table.ts';
import { AGE_GROUPS, groupLabel } from './groups.ts';
import { headcountIn } from './headcounts.ts';
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
  return { profile, years: yearsTable(setting), oldest, findings: findingsOf(setting, profile, oldest) };
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

function findingsOf(setting: CharacteristicsSetting, profile: Table, oldest: Table): Finding[] {
  return [...latestYear(setting, profile), ...sinceFirstYear(setting, oldest)].map((text) => ({
    text,
    source: profile.source,
  }));
}

function latestYear(setting: CharacteristicsSetting, profile: Table): string[] {
  const { year, own, compared } = setting;
  const shareOf = (id: string) => shownNumber(cellAt(profile, 'age_60_over', id));
  const value = shareOf('own');
  if (value === null) return [noAges(setting)];
  const against = compared.slice(1).flatMap(({ id, place }) => {
    const other = shareOf(id);
    return other === null ? [] : [`${levelWord(value, other)} the ${rateText(other, 'percent')} of ${place.area.name}`];
  });
  const set = against.length > 0 ? `, ${against.join(' and ')}` : '';
  const young = shownNumber(cellAt(profile, 'age_20_29', 'own'));
  const youngest = young === null ? '' : ` ${rateText(young, 'percent')} were 20 to 29.`;
  const opening = `In ${year} ${rateText(value, 'percent')} of those in post in ${own.area.name} were 60 or over${set}.`;
  return [`${opening}${youngest}`, ...againstEngland(setting)];
}

function noAges({ year, own }: CharacteristicsSetting): string {
  const isNobody = peopleIn(headcountAt(own, year, 'total', 'age_total')) === 0;
  if (isNobody) return `Nobody was in post in ${own.area.name} in ${year}.`;
  return `For ${year} there is no share aged 60 and over for ${own.area.name}.`;
}

/** Those aged 60 and over, of everybody in post; null where one is not a number or nobody is in post. */
function over60({ years }: ComparedPlace['place'], year: number): CountOver | null {
  const headcounts = years.get(year);
  if (!headcounts) return null;
  const [count, base] = (['age_60_over', 'age_total'] as const).map((group) =>
    peopleIn(headcountIn(headcounts, 'total', group)),
  );
  return count == null || base == null || base === 0 ? null : { count, base };
}

/** Whether the place lies further from England than chance puts places of its size, by the funnel’s 95% limits. */
function againstEngland({ year, own, compared }: CharacteristicsSetting): string[] {
  const england = compared.find(({ id }) => id === 'england');
  const [mine, theirs] = [over60(own, year), england ? over60(england.place, year) : null];
  if (!mine || !theirs) return [];
  const { place, side } = funnelPlace('share', mine, theirs.count / theirs.base);
  if (place === 'within')
    return [`That is no further from England than chance puts places of the size of ${own.area.name}.`];
  return [`That is ${side} England by more than chance makes in places of the size of ${own.area.name}.`];
}

function sinceFirstYear(setting: CharacteristicsSetting, oldest: Table): string[] {
  const { own, year } = setting;
  const first = oldest.columns.find(({ id }) => shownNumber(cellAt(oldest, 'own', id)) !== null)?.id;
  const to = shownNumber(cellAt(oldest, 'own', String(year)));
  if (first === undefined || Number(first) >= year || to === null) return [];
  const from = shownNumber(cellAt(oldest, 'own', first))!;
  const word = changeWord(from, to);
  const opening = `The share aged 60 and over in ${own.area.name} ${word}`;
  if (word === 'was the same') return [`${opening} in ${year} as in ${first}, ${rateText(to, 'percent')}.`];
  const moved = `${opening} from ${rateText(from, 'percent')} in ${first} to ${rateText(to, 'percent')} in ${year}`;
  return [`${moved}: ${noiseText(setting, Number(first))}.`];
}

function noiseText({ own, year }: CharacteristicsSetting, first: number): string {
  const { isBeyondNoise } = changeInterval('share', over60(own, first)!, over60(own, year)!);
  return isBeyondNoise
    ? 'more than chance makes of such numbers'
    : 'no more than chance can make of such small numbers';
}
