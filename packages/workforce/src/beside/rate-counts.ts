import type { EesCell } from '@earshot/dataset';
import type { Area } from '../area.ts';
import { areaSeries, type Indicators } from '../indicators.ts';
import type { Measure } from '../measure.ts';
import type { CountOver } from '../noise/change-interval.ts';
import type { Rate } from '../rate.ts';
import { formulaOf } from '../rate-formula.ts';
import { agrees, type CountRange, countRange, rateRange } from '../verification/range.ts';

/** A rate in a year of a release. */
export interface RateInYear {
  readonly indicators: Indicators;
  readonly rate: Rate;
  readonly year: number;
}

/** Whether the census prints both counts of the rate for a place, so that it can be among the rest. */
export function hasCounts(of: RateInYear, area: Area): boolean {
  return countsOf(of, area) !== null;
}

/** The counts behind a rate; null where one is not published, the base is zero, or a share would be above one. */
export function countsOf(of: RateInYear, area: Area): CountOver | null {
  const [above, below] = rangesOf(of, area);
  if (!above || !below) return null;
  const base = formulaOf(of.rate.measure).addsCount ? above.printed + below.printed : below.printed;
  if (base === 0 || (of.rate.chance === 'share' && above.printed > base)) return null;
  return { count: above.printed, base };
}

/** Whether the counts can make the rate as it is printed: those of some regions leave authorities out. */
export function makesPrinted(of: RateInYear, area: Area, printed: number): boolean {
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

/** The figure of a measure, as published; null where there is none. */
export function cellOf({ indicators, year }: RateInYear, area: Area, measure: Measure): EesCell | null {
  return areaSeries(indicators, area, measure).points[year - indicators.release.firstYear]?.cell ?? null;
}
