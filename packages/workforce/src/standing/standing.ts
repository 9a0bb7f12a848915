import type { Area } from '../area.ts';
import { changeWord } from '../direction.ts';
import { areaSeries, countryArea, type Indicators } from '../indicators.ts';
import { type ChangeInterval, type CountOver, changeInterval } from '../noise/change-interval.ts';
import { type FunnelPlace, funnelPlace } from '../noise/funnel.ts';
import { rateCell, shownNumber } from '../published-cell.ts';
import type { Rate } from '../rate.ts';
import { formulaOf } from '../rate-formula.ts';
import { agrees, countRange, rateRange } from '../verification/range.ts';
import { type Rank, rankOf } from './rank.ts';

/** What the latest figure of a rate comes to, beside the authority’s past, England and the other authorities. */
export interface Standing {
  readonly year: number;
  /** As printed; null where there is a symbol or nothing, and then there is nothing to say of it. */
  readonly latest: number | null;
  readonly rank: Rank | null;
  /** England’s printed rate, and whether the authority’s differs from it by more than chance; null where not judged. */
  readonly england: { readonly printed: number; readonly funnel: FunnelPlace | null } | null;
  /** Since the benchmark year, and since the year before; null where there is no figure to start from. */
  readonly sinceBenchmark: RateChange | null;
  readonly sinceYearBefore: RateChange | null;
}

/** A change between two printed figures. */
export interface RateChange {
  readonly fromYear: number;
  readonly toYear: number;
  readonly from: number;
  readonly to: number;
  readonly direction: 'rose' | 'fell' | 'was the same';
  /** By the rate’s polarity; null where neither end is good, nothing has changed, or the series has a break between the two. */
  readonly isBetter: boolean | null;
  /** From the counts behind the figures; null where chance is not judged, a count is a symbol, or the counts do not make the figure. */
  readonly noise: ChangeInterval | null;
}

/** The standing of an authority’s return in the latest year of a release. */
export function standingOf(indicators: Indicators, own: Area, rate: Rate, benchmark: number | null): Standing {
  const { year, firstYear } = indicators.release;
  const printedIn = (when: number) => printed(indicators, own, rate, when);
  const years = Array.from({ length: year - firstYear }, (_, at) => firstYear + at);
  const first = years.find((when) => printedIn(when) !== null) ?? null;
  const from = benchmark !== null && printedIn(benchmark) !== null ? benchmark : first;
  const since = (when: number | null) => (when === null || when >= year ? null : change(indicators, own, rate, when));
  return {
    year,
    latest: printedIn(year),
    rank: rankOf(indicators, own.code, rate.measure, year, rate.polarity),
    england: againstEngland(indicators, own, rate),
    sinceBenchmark: since(from),
    sinceYearBefore: since(year - 1 >= firstYear ? year - 1 : null),
  };
}

function change(indicators: Indicators, own: Area, rate: Rate, fromYear: number): RateChange | null {
  const toYear = indicators.release.year;
  const [from, to] = [printed(indicators, own, rate, fromYear), printed(indicators, own, rate, toYear)];
  if (from === null || to === null) return null;
  const direction = changeWord(from, to);
  const isAlike = rate.polarity !== null && !breakWithin(rate, fromYear, toYear);
  const isBetter = !isAlike || from === to ? null : to > from === (rate.polarity === 'high');
  const [before, after] = [countsOf(indicators, own, rate, fromYear), countsOf(indicators, own, rate, toYear)];
  const noise = rate.chance && before && after ? changeInterval(rate.chance, before, after) : null;
  return { fromYear, toYear, from, to, direction, isBetter, noise };
}

/** The year from which a rate is not quite of the same thing, where it lies after one year and not after another; else null. */
export function breakWithin({ breakInSeries }: Rate, fromYear: number, toYear: number): number | null {
  return breakInSeries && fromYear < breakInSeries.from && breakInSeries.from <= toYear ? breakInSeries.from : null;
}

function againstEngland(indicators: Indicators, own: Area, rate: Rate): Standing['england'] {
  const { year } = indicators.release;
  const target = printed(indicators, countryArea(indicators), rate, year);
  if (target === null) return null;
  const counts = countsOf(indicators, own, rate, year);
  return { printed: target, funnel: rate.chance && counts && funnelPlace(rate.chance, counts, target / 100) };
}

function printed(indicators: Indicators, area: Area, rate: Rate, year: number): number | null {
  return shownNumber(rateCell(cellOf(indicators, area, rate.measure, year), rate.unit));
}

/**
 * The count behind a rate and what it is over; null where one is a symbol, the base is zero, or the two do not make the
 * printed rate: what chance makes of them would say nothing of it.
 */
function countsOf(indicators: Indicators, area: Area, rate: Rate, year: number): CountOver | null {
  const { count, base, addsCount } = formulaOf(rate.measure);
  const [above, below] = [count, base].map((measure) => cellOf(indicators, area, measure, year));
  if (above?.kind !== 'number' || below?.kind !== 'number') return null;
  const whole = addsCount ? above.value + below.value : below.value;
  // A share above one is a mistake in the return, of which chance says nothing.
  if (whole === 0 || (rate.chance === 'share' && above.value > whole)) return null;
  const range = rateRange(formulaOf(rate.measure), countRange(count, above)!, countRange(base, below)!, year);
  const shown = printed(indicators, area, rate, year);
  if (shown !== null && !(range && agrees(shown, range))) return null;
  return { count: above.value, base: whole };
}

function cellOf(indicators: Indicators, area: Area, measure: Rate['measure'], year: number) {
  return areaSeries(indicators, area, measure).points[year - indicators.release.firstYear]?.cell ?? null;
}
