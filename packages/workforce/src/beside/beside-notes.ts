import type { BesidePair, BesidePlan } from './beside-plan.ts';
import { FEWEST_PLACES } from './rank-correlation.ts';
import type { BesidePairFound } from './set-beside.ts';

/** What a reader has to know of a pair: what was expected and why, how each side was judged, when, and what it cannot say. */
export function besideNotes(plan: BesidePlan, { pair, ranks, places, notInRest }: BesidePairFound): string[] {
  return [
    `Expected: ${pair.expect === 'together' ? 'where one is higher, the other is too' : 'where one is higher, the other is lower'}. Reason given: ${pair.why}`,
    'Agree: both differ by more than chance, in the way that was expected. Conflict: both do, the other way. Silent: one of them does not, or it is not known whether it does.',
    'A survey estimate is tested against the rest of those who answered, as in its own table.',
    measureNote(plan, pair),
    ...(notInRest.length > 0 ? [`In no rest, because a count is not published: ${notInRest.join(', ')}.`] : []),
    datesNote(plan),
    pair.rate.meaning,
    rankNote({ ranks, places }),
    'Places are set beside each other, not people: what holds between places need not hold between the people in them, and neither side shows what causes the other.',
  ];
}

function measureNote({ census: { against } }: BesidePlan, { rate, by }: BesidePair): string {
  const reference =
    against === 'england' ? 'England’s published rate' : 'the other places together, from the sums of their counts';
  if (rate.chance !== null) {
    return `A census rate is set against ${reference}, by the 95% interval that is left by chance in a place of its size. Large places differ by more than that for many reasons, so that nearly every region does.`;
  }
  if (by.are === 'authorities') {
    return `Whether a difference of this census measure is chance is not judged, because ${rate.comeTogether}: every place is silent.`;
  }
  return `A census rate is set against ${reference}. Because ${rate.comeTogether}, chance is judged by how much the authorities of a region differ from each other, as if they had been drawn from more like them.`;
}

function datesNote({ census: { year }, fieldwork }: BesidePlan): string {
  const counted = `The census is of 30 September ${year}, and of the year that ends on it`;
  if (!fieldwork) return `${counted}. When people answered is not stated in the study’s beside.yml.`;
  return `${counted}. People answered from ${dayOf(fieldwork.from)} to ${dayOf(fieldwork.to)}.`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** “2022-11-01” as “1 November 2022”. */
function dayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${MONTHS[month - 1]!} ${year}`;
}

function rankNote({ ranks, places }: Pick<BesidePairFound, 'ranks' | 'places'>): string {
  if (!ranks) {
    const why =
      places.length < FEWEST_PLACES
        ? `there are ${places.length} places`
        : 'too few places show both numbers, or one of the two is the same everywhere';
    return `A correlation of ranks is shown over ${FEWEST_PLACES} places or more that show both numbers; here ${why}.`;
  }
  const { correlation, interval } = ranks;
  const range = interval
    ? ` (95% interval ${signed(interval.lower)} to ${signed(interval.upper)})`
    : ', wholly in line, for which there is no interval';
  return `Spearman’s correlation of ranks over ${ranks.places} places that show both numbers: ${signed(correlation)}${range}. It leaves out the error of the survey’s estimates, which draws it towards zero.`;
}

function signed(correlation: number): string {
  const shown = Math.abs(correlation).toFixed(2);
  return correlation < 0 && Number(shown) > 0 ? `−${shown}` : shown;
}
