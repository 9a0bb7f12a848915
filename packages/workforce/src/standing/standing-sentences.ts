import { type Rate, rateText } from '../rate.ts';
import { signed, signedEnd } from '../signed-points.ts';
import type { Rank } from './rank.ts';
import { breakWithin, type RateChange, type Standing } from './standing.ts';

/** What a standing says, in sentences whose every number and word is read off it. */
export function standingSentences(standing: Standing, rate: Rate, authority: string): string[] {
  const { rank, sinceBenchmark, sinceYearBefore } = standing;
  const isOneYear = sinceBenchmark?.fromYear === sinceYearBefore?.fromYear;
  return [
    ...changeSentences(sinceBenchmark, rate),
    ...(isOneYear ? [] : changeSentences(sinceYearBefore, rate, authority)),
    ...(rank ? [rankSentence(rank, rate, authority, standing.year)] : []),
    ...englandSentences(standing, rate, authority),
  ];
}

/** With an authority’s name the change itself is said first; without, it stands in the sentence before. */
function changeSentences(change: RateChange | null, rate: Rate, authority?: string): string[] {
  if (!change) return [];
  return [...(authority === undefined ? [] : [movement(change, rate, authority)]), ...meaningOf(change, rate)];
}

function movement(
  { fromYear, toYear, from, to, direction }: RateChange,
  { name, unit }: Rate,
  authority: string,
): string {
  const opening = `From ${fromYear} to ${toYear} the ${name} in ${authority}`;
  if (direction === 'was the same') return `${opening} stayed the same, ${rateText(to, unit)}.`;
  return `${opening} ${direction} from ${rateText(from, unit)} to ${rateText(to, unit)}.`;
}

/** What a change means: nothing, where chance can have made it; better or worse, where it is more or is not judged. */
function meaningOf(change: RateChange, rate: Rate): string[] {
  const { fromYear, noise, direction } = change;
  if (direction === 'was the same') return [];
  const opening = `The change since ${fromYear}, ${signed(change.to - change.from)} points`;
  if (rate.chance !== null && noise) {
    const interval = `(95% interval ${signedEnd(100 * noise.least)} to ${signedEnd(100 * noise.most)})`;
    if (!noise.isBeyondNoise) return [`${opening} ${interval}, is no more than chance can make of such small numbers.`];
    return [`${opening} ${interval}, is more than chance makes of such small numbers${forWhom(change, rate)}.`];
  }
  const why = rate.comeTogether ?? 'the counts behind it are not all published, or do not make the rate';
  return [`Whether the change since ${fromYear} is chance is not judged, because ${why}${forWhom(change, rate)}.`];
}

function forWhom({ isBetter, fromYear, toYear }: RateChange, rate: Rate): string {
  const { polarity } = rate;
  const broken = breakWithin(rate, fromYear, toYear);
  if (broken !== null) return `; the series has a break in ${broken}, so it is called neither better nor worse`;
  if (isBetter === null || polarity === null) return '';
  return `; it is for the ${isBetter ? 'better' : 'worse'}, as ${polarity} is good`;
}

function rankSentence({ place, of, quartile, isShared }: Rank, rate: Rate, authority: string, year: number): string {
  const end = rate.polarity === 'high' ? 'highest' : 'lowest';
  const quarter = ['first', 'second', 'third', 'last'][quartile - 1]!;
  const counted = `in the ${quarter} quarter counted from the ${end}`;
  const among = `of ${of} returns, ${counted}`;
  if (place === 1 && of > 1) return `In ${year} ${authority} had the ${end} ${isShared ? '(shared) ' : ''}${among}.`;
  return `In ${year} ${authority} had the ${isShared ? 'shared ' : ''}${ordinal(place)} ${end} ${among}.`;
}

function englandSentences({ england, latest }: Standing, { chance, unit }: Rate, authority: string): string[] {
  if (latest === null || !england || chance === null || !england.funnel) return [];
  const { place, side } = england.funnel;
  const whose = `England’s ${rateText(england.printed, unit)}`;
  if (place === 'within')
    return [`The difference from ${whose} is no more than chance makes in authorities of the size of ${authority}.`];
  const limits = place === 'beyond-95' ? '95%' : '99.8%';
  return [
    `It is ${side} ${whose} by more than chance makes in authorities of the size of ${authority} (outside the ${limits} limits of the funnel).`,
  ];
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(place: number): string {
  const tens = place % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${ending}`;
}
