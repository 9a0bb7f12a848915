import { EES_SYMBOL_MEANINGS } from '@earshot/dataset';
import type { Cell } from '@earshot/tables';
import type { Area } from '../area.ts';
import { countryArea } from '../indicators.ts';
import { type CountOver, changeInterval, intervalOf } from '../noise/change-interval.ts';
import { RATE_DECIMALS, rateCell, shownNumber } from '../published-cell.ts';
import { factorOf, formulaOf } from '../rate-formula.ts';
import { regionSpread } from '../region/region-spread.ts';
import { roundHalfUp } from '../round-half-up.ts';
import { FEWEST_AUTHORITIES, type RateBetween, rateBetween, reachBetween } from './between-authorities.ts';
import { type Departure, notKnown } from './departure.ts';
import { cellOf, countsOf, makesPrinted, type RateInYear } from './rate-counts.ts';

/** A place’s census rate with what it is set against. */
export interface PlaceMeasure {
  /** As published. */
  readonly own: Cell;
  /** England’s as published; or the rate of the other places together, made from their counts. */
  readonly reference: Cell;
  readonly departure: Departure;
}

/**
 * A place’s published rate against England’s. It departs where England’s lies outside of the 95% interval that chance
 * leaves its own, by the kind of chance of the rate: the funnel’s 95% limits (docs/workforce.md). Rates whose units do not
 * come one by one are judged in regions alone, by how their authorities differ (`rateBetween`). A rate of which chance is
 * not judged, or whose counts do not make what is printed, is not known to depart.
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
  if (of.rate.chance === null)
    return { own, reference, departure: betweenAuthorities(of, area, own, reference, others) };
  if (!rest) return { own, reference, departure: notKnown('the census prints no counts of the other places') };
  const { difference, least, most, isBeyondNoise } = changeInterval(of.rate.chance!, rest, countsOf(of, area)!);
  const found = { difference, least, most };
  const departure: Departure = isBeyondNoise
    ? { kind: 'departs', side: difference > 0 ? 'higher' : 'lower', ...found }
    : { kind: 'within', ...found };
  return { own, reference, departure };
}

function departureFromEngland(of: RateInYear, area: Area, own: Cell, reference: Cell): Departure {
  const why = whyNotJudged(of, area, own);
  if (why !== null) return notKnown(why);
  const target = shownNumber(reference);
  if (target === null) return notKnown(`the census prints no ${of.rate.name} of England for ${of.year}`);
  if (of.rate.chance === null) return betweenAuthorities(of, area, own, reference, null);
  const { least, most } = intervalOf(of.rate.chance!, countsOf(of, area)!, LEVEL);
  const england = target / 100;
  return departureOf(shownNumber(own)! / 100 - england, least - england, most - england);
}

const LEVEL = 0.95;

function departureOf(difference: number, least: number, most: number): Departure {
  const found = { difference, least, most };
  if (least <= 0 && most >= 0) return { kind: 'within', ...found };
  return { kind: 'departs', side: least > 0 ? 'higher' : 'lower', ...found };
}

/** The difference of two printed rates, with an interval from how the authorities of regions differ. */
function betweenAuthorities(
  of: RateInYear,
  area: Area,
  own: Cell,
  reference: Cell,
  others: readonly Area[] | null,
): Departure {
  const [mine, theirs] = [rateOver(of, [area]), others && rateOver(of, others)];
  const target = shownNumber(reference);
  if (!mine || target === null || (others && !theirs)) {
    return notKnown(
      `chance is not judged for the ${of.rate.name}: ${of.rate.comeTogether}, and there are not ${FEWEST_AUTHORITIES} authorities with counts on either side`,
    );
  }
  const scale = of.rate.unit === 'percent' ? 100 : 1;
  const factor = factorOf(formulaOf(of.rate.measure), of.year) / scale;
  const difference = (shownNumber(own)! - target) / scale;
  const reach = factor * reachBetween(mine, theirs);
  return departureOf(difference, difference - reach, difference + reach);
}

/** A rate over all authorities of some regions that print both counts. */
function rateOver(of: RateInYear, regions: readonly Area[]): RateBetween | null {
  const { base } = formulaOf(of.rate.measure);
  const returns = regions.flatMap(({ name }) => regionSpread(of.indicators, name, base, of.year)?.returns ?? []);
  return rateBetween(returns.flatMap(({ area }) => countsOf(of, area) ?? []));
}

/** Why a place’s rate cannot be judged, to stand after “because”; null where it can be. */
function whyNotJudged(of: RateInYear, area: Area, own: Cell): string | null {
  const { rate, year } = of;
  if (own.kind === 'symbol') {
    return `the census prints “${own.symbol}” (${own.meaning}) for the ${rate.name} of ${area.name} in ${year}`;
  }
  if (shownNumber(own) === null) return `the census has no ${rate.name} of ${area.name} in ${year}`;
  if (rate.chance === null && area.level !== 'region') {
    return `chance is not judged for the ${rate.name} of an authority: ${rate.comeTogether}`;
  }
  if (rate.chance === null) return null;
  const counts = countsOf(of, area);
  if (!counts) return `a count behind the ${rate.name} of ${area.name} is not published`;
  if (!makesPrinted(of, area, shownNumber(own)!)) {
    return `the published counts do not make the published ${rate.name} of ${area.name}, from which authorities are left out`;
  }
  return null;
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
