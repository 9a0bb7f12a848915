import type { EesCell } from '@earshot/dataset';
import type { Measure } from '../measure.ts';
import { factorOf, type RateFormula } from '../rate-formula.ts';

/** A rate from rounded counts: what the counts as printed give, and all that it can have been before they were rounded. */
export interface RateRange {
  /** Null where the base as printed is zero. */
  readonly value: number | null;
  readonly least: number;
  /** Null: there is no upper limit, because what it is divided by can have been zero. */
  readonly most: number | null;
}

/** A count as printed, and all that it can have been before it was rounded. */
export interface CountRange {
  readonly printed: number;
  readonly least: number;
  readonly most: number;
}

/** Half of the last printed place of full-time equivalents, days and rates, which are printed to one decimal. */
const HALF_PLACE = 0.05;
/** What sums of binary numbers can be off by; far below any printed place. */
const SLACK = 1e-9;

/**
 * What a published count can have been. People and cases are whole, so they are what is printed; the rest is printed
 * to one decimal (the file drops a closing zero) and can have been 0.05 more or less, but never under zero. `low`
 * rounds to zero without being zero. Null for every other symbol.
 */
export function countRange(measure: Measure, cell: EesCell): CountRange | null {
  if (cell.kind === 'symbol') return cell.symbol === 'low' ? { printed: 0, least: 0, most: HALF_PLACE } : null;
  const half = isWhole(measure) ? 0 : HALF_PLACE;
  return { printed: cell.value, least: Math.max(0, cell.value - half), most: cell.value + half };
}

/** The sum of counts: its ends are the sums of theirs. */
export function sumOf(ranges: readonly CountRange[]): CountRange {
  const sum = (part: keyof CountRange) => ranges.reduce((total, range) => total + range[part], 0);
  return { printed: sum('printed'), least: sum('least'), most: sum('most') };
}

/**
 * What a rate can have been, for counts anywhere in their ranges. A count that is also part of what it is divided by
 * is the same number in both places. Null where the base is zero, so that there is no rate.
 */
export function rateRange(formula: RateFormula, count: CountRange, base: CountRange, year: number): RateRange | null {
  const factor = factorOf(formula, year);
  const over = (above: number, below: number) => {
    const whole = formula.addsCount ? above + below : below;
    return whole > 0 ? (factor * above) / whole : null;
  };
  if (base.most + (formula.addsCount ? count.most : 0) === 0) return null;
  return {
    value: over(count.printed, base.printed),
    least: over(count.least, base.most) ?? 0,
    most: over(count.most, base.least),
  };
}

/** Whether a rate printed to one decimal can be the rounding of some number in the range. */
export function agrees(printed: number, { least, most }: RateRange): boolean {
  return least <= printed + HALF_PLACE + SLACK && (most === null || most >= printed - HALF_PLACE - SLACK);
}

function isWhole(measure: Measure): boolean {
  return measure === 'cases' || measure.endsWith('_headcount');
}
