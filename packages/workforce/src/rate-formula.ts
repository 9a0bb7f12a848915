import type { Measure } from './measure.ts';

/** How DfE makes a published rate from published counts: count over base, times a factor. */
export interface RateFormula {
  readonly rate: Measure;
  readonly count: Measure;
  /** What it is set against, and whether the count itself is added to that: agency workers among all workers. */
  readonly base: Measure;
  readonly addsCount: boolean;
  readonly per: 'hundred' | 'one' | 'working day';
}

/**
 * The nine published rates. Source: DfE's methodology of “Children’s social work workforce”, and the arithmetic of the
 * files themselves, which `verifyRates` repeats.
 */
export const RATE_FORMULAE: readonly RateFormula[] = [
  share('turnover_rate_fte', 'leavers_fte', 'inpost_fte'),
  share('turnover_rate_headcount', 'leavers_headcount', 'inpost_headcount'),
  { ...share('agency_rate_fte', 'agency_fte', 'inpost_fte'), addsCount: true },
  { ...share('agency_rate_headcount', 'agency_headcount', 'inpost_headcount'), addsCount: true },
  share('agency_cover_rate_fte', 'agency_cover_fte', 'agency_fte'),
  { ...share('vacancy_rate_fte', 'vacancy_fte', 'inpost_fte'), addsCount: true },
  share('vacancy_agency_cover_rate_fte', 'agency_cover_fte', 'vacancy_fte'),
  { ...share('caseload_fte', 'cases', 'case_holders_fte'), per: 'one' },
  { ...share('absence_rate_fte', 'working_days_lost_fte', 'inpost_fte'), per: 'working day' },
];

/** The formula of a rate; throws for a measure that is a count. */
export function formulaOf(rate: Measure): RateFormula {
  const found = RATE_FORMULAE.find((formula) => formula.rate === rate);
  if (!found) throw new Error(`formulaOf: ${rate} is a count, not a rate.`);
  return found;
}

/** The formula in words and signs, such as `100 × agency_fte / (agency_fte + inpost_fte)`. */
export function formulaText({ count, base, addsCount, per }: RateFormula): string {
  const below = addsCount ? `(${count} + ${base})` : base;
  if (per === 'working day') return `100 × ${count} / (${below} × 253), or × 254 in a leap year`;
  return `${per === 'one' ? '' : '100 × '}${count} / ${below}`;
}

/**
 * What count over base is multiplied by in a reporting year. DfE takes a year to have 253 working days; the year to
 * 30 September of a leap year has the 29th of February, and 254.
 */
export function factorOf({ per }: RateFormula, year: number): number {
  if (per === 'one') return 1;
  return per === 'hundred' ? 100 : 100 / (isLeapYear(year) ? 254 : 253);
}

function share(rate: Measure, count: Measure, base: Measure): RateFormula {
  return { rate, count, base, addsCount: false, per: 'hundred' };
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
