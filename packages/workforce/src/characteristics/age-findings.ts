import { cellAt, type Table } from '@earshot/tables';
import { changeWord, levelWord } from '../direction.ts';
import { inSentence } from '../in-sentence.ts';
import type { Finding } from '../neighbour-findings.ts';
import { type CountOver, changeInterval } from '../noise/change-interval.ts';
import { funnelPlace } from '../noise/funnel.ts';
import { shownNumber } from '../published-cell.ts';
import { rateText } from '../rate.ts';
import { headcountAt } from './characteristics.ts';
import { headcountIn } from './headcounts.ts';
import type { CharacteristicsSetting, ComparedPlace } from './setting.ts';
import { peopleIn } from './shares.ts';

/**
 * How old those in post are, beside the region and England and since the first year, and whether chance can have made
 * it so. Numbers are read off the printed cells, so that sentence and table cannot disagree.
 */
export function ageFindings(setting: CharacteristicsSetting, profile: Table, oldest: Table): Finding[] {
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
    return other === null
      ? []
      : [`${levelWord(value, other)} the ${rateText(other, 'percent')} of ${inSentence(place.area.name)}`];
  });
  const set = against.length > 0 ? `, ${against.join(' and ')}` : '';
  const young = shownNumber(cellAt(profile, 'age_20_29', 'own'));
  const youngest = young === null ? '' : ` ${rateText(young, 'percent')} were 20 to 29.`;
  const opening = `In ${year} ${rateText(value, 'percent')} of those in post in ${inSentence(own.area.name)} were 60 or over${set}.`;
  return [`${opening}${youngest}`, ...againstEngland(setting)];
}

function noAges({ year, own }: CharacteristicsSetting): string {
  const isNobody = peopleIn(headcountAt(own, year, 'total', 'age_total')) === 0;
  if (isNobody) return `Nobody was in post in ${inSentence(own.area.name)} in ${year}.`;
  return `For ${year} there is no share aged 60 and over for ${inSentence(own.area.name)}.`;
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
    return [`That is no further from England than chance puts places of the size of ${inSentence(own.area.name)}.`];
  return [`That is ${side} England by more than chance makes in places of the size of ${inSentence(own.area.name)}.`];
}

function sinceFirstYear(setting: CharacteristicsSetting, oldest: Table): string[] {
  const { own, year } = setting;
  const first = oldest.columns.find(({ id }) => shownNumber(cellAt(oldest, 'own', id)) !== null)?.id;
  const to = shownNumber(cellAt(oldest, 'own', String(year)));
  if (first === undefined || Number(first) >= year || to === null) return [];
  const from = shownNumber(cellAt(oldest, 'own', first))!;
  const word = changeWord(from, to);
  const opening = `The share aged 60 and over in ${inSentence(own.area.name)} ${word}`;
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
