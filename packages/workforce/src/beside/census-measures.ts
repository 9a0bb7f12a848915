import { EES_SYMBOL_MEANINGS, type EesCell } from '@earshot/dataset';
import type { Cell } from '@earshot/tables';
import type { Area } from '../area.ts';
import { areaSeries, countryArea, type Indicators } from '../indicators.ts';
import type { Measure } from '../measure.ts';
import { type CountOver, changeInterval, intervalOf } from '../noise/change-interval.ts';
import { RATE_DECIMALS, rateCell, shownNumber } from '../published-cell.ts';
import type { Rate } from '../rate.ts';
import { factorOf, formulaOf } from '../rate-formula.ts';
import { roundHalfUp } from '../round-half-up.ts';
import { agrees, type CountRange, countRange, rateRange } from '../verification/range.ts';
import { type Departure, notKnown } from './departure.ts';

/** A place’s census rate with what it is set against. */
export interface PlaceMeasure {
  /** As published. */
  readonly own: Cell;
  /** England’s as published; or the rate of the other places together, made from their counts. */
  readonly reference: Cell;
  readonly departure: Departure;
}

/** A rate in a year of a release. */
export interface RateInYear {
  readonly indicators: Indicators;
  readonly rate: Rate;
  readonly year: number;
}

/**
 * A place’s published rate against England’s. It departs where England’s lies outside of the 95% interval that chance
 * leaves its own, by the kind of chance of the rate: the funnel’s 95% limits (docs/workforce.md). A rate of which chance
 * is not judged, or whose counts do not make what is printed, is not known to depart.
 */
export function againstEngland(of: RateInYear, area: Area): PlaceMeasure {
  const england = countryArea(of.indicators);
  const [own, reference] = [area, england].map((one) => rateCell(cellOf(of, one, of.rate.measure), of.rate.unit));
  return { own: own!, reference: reference!, departure: departureFromEngland(of, area, own!, reference!) };
}

/**
 * A place’s published rate against that of other places together, as a survey estimate is set against the rest: the sums
 * of their counts. Its interval is that of two rates of different people (Newcombe 1998, method 10; Zou and Donner 2008).
 * Others without a published count are left out of the sums.
 */
export function againstRest(of: RateInYear, area: Area, others: readonly Area[]): PlaceMeasure {
  const own = rateCell(cellOf(of, area, of.rate.measure), of.rate.unit);
  const rest = sumOfCounts(others.flatMap((other) => countsOf(of, other) ?? []));
  const reference = restCell(of, rest);
  const why = whyNotJudged(of, area, own);
  if (why !== null) return { own, reference, departure: notKnown(why) };
  if (!rest) return { own, reference, departure: notKnown('the census prints no counts of the other places') };
  const { difference, least, most, isBeyondNoise } = changeInterval(of.rate.chance!, rest, countsOf(of, area)!);
  const found = { difference, least, most };
  const departure: Departure = isBeyondNoise
    ? { kind: 'departs', side: difference > 0 ? 'higher' : 'lower', ...found }
    : { kind: 'within', ...found };
  return { own, reference, departure };
}

/** Whether the census prints both counts of the rate for a place, so that it can be among the rest. */
export function hasCounts(of: RateInYear, area: Area): boolean {
  return countsOf(of, area) !== null;
}

function departureFromEngland(of: RateInYear, area: Area, own: Cell, reference: Cell): Departure {
  const why = whyNotJudged(of, area, own);
  if (why !== null) return notKnown(why);
  const target = shownNumber(reference);
  if (target === null) return notKnown(`the census prints no ${of.rate.name} of England for ${of.year}`);
  const { least, most } = intervalOf(of.rate.chance!, countsOf(of, area)!, LEVEL);
  const england = target / 100;
  const found = { difference: shownNumber(own)! / 100 - england, least: least - england, most: most - england };
  if (found.least <= 0 && found.most >= 0) return { kind: 'within', ...found };
  return { kind: 'departs', side: found.least > 0 ? 'higher' : 'lower', ...found };
}

const LEVEL = 0.95;

/** Why a place’s rate cannot be judged, to stand after “because”; null where it can be. */
function whyNotJudged(of: RateInYear, area: Area, own: Cell): string | null {
  const { rate, year } = of;
  if (own.kind === 'symbol') {
    return `the census prints “${own.symbol}” (${own.meaning}) for the ${rate.name} of ${area.name} in ${year}`;
  }
  if (shownNumber(own) === null) return `the census has no ${rate.name} of ${area.name} in ${year}`;
  if (rate.chance === null) return `chance is not judged for the ${rate.name}: ${rate.comeTogether}`;
  const counts = countsOf(of, area);
  if (!counts) return `a count behind the ${rate.name} of ${area.name} is not published`;
  if (!makesPrinted(of, area, shownNumber(own)!)) {
    return `the published counts do not make the published ${rate.name} of ${area.name}, from which authorities are left out`;
  }
  return null;
}

/** The counts behind a rate; null where one is not published, the base is zero, or a share would be above one. */
function countsOf(of: RateInYear, area: Area): CountOver | null {
  const [above, below] = rangesOf(of, area);
  if (!above || !below) return null;
  const base = formulaOf(of.rate.measure).addsCount ? above.printed + below.printed : below.printed;
  if (base === 0 || (of.rate.chance === 'share' && above.printed > base)) return null;
  return { count: above.printed, base };
}

function makesPrinted(of: RateInYear, area: Area, printed: number): boolean {
  const [above, below] = rangesOf(of, area);
  const range = rateRange(formulaOf(of.rate.measure), above!, below!, of.year);
  return range !== null && agrees(printed, range);
}

function rangesOf(of: RateInYear, area: Area): (CountRange | null)[] {
  const { count, base } = formulaOf(of.rate.measure);
  return [count, base].map((measure) => {
    const cell = cellOf(of, area, measure);
    return cell && countRange(measure, cell);
  });
}

function sumOfCounts(all: readonly CountOver[]): CountOver | null {
  const sum = (part: keyof CountOver): number => all.reduce((total, one) => total + one[part], 0);
  return all.length === 0 ? null : { count: sum('count'), base: sum('base') };
}

function restCell({ rate, year }: RateInYear, rest: CountOver | null): Cell {
  if (!rest) return { kind: 'symbol', symbol: 'x', meaning: EES_SYMBOL_MEANINGS.x };
  const value = (factorOf(formulaOf(rate.measure), year) * rest.count) / rest.base;
  return { kind: 'figure', unit: rate.unit, value: roundHalfUp(value, RATE_DECIMALS), decimals: RATE_DECIMALS };
}

function cellOf({ indicators, year }: RateInYear, area: Area, measure: Measure): EesCell | null {
  return areaSeries(indicators, area, measure).points[year - indicators.release.firstYear]?.cell ?? null;
}
