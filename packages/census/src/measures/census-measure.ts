/** One figure of a return, with what it is made of. */
export interface CensusMeasure {
  /** As the column of the published file is called, where there is one, such as turnover_rate_fte. */
  readonly id: string;
  readonly label: string;
  /** Per cent for rates; people, full-time equivalents, cases or days for the others. Null: see `why`. */
  readonly value: number | null;
  readonly unit: 'per cent' | 'people' | 'full-time equivalent' | 'cases' | 'days' | 'cases per full-time equivalent';
  /** What was divided by what; null for a count. */
  readonly of: { readonly numerator: number; readonly denominator: number } | null;
  /** Why there is no value, or null. */
  readonly why: string | null;
}

type Named = Pick<CensusMeasure, 'id' | 'label'>;

export function counted(
  named: Named,
  unit: CensusMeasure['unit'],
  value: number | null,
  why: string | null,
): CensusMeasure {
  return { ...named, value, unit, of: null, why: value === null ? why : null };
}

/** A part as a percentage of a whole, or a refusal where a number is missing or the whole is 0. */
export function rate(
  named: Named,
  part: number | null,
  whole: number | null,
  why: string | null = null,
): CensusMeasure {
  return { ...divided(named, part, whole, why, 100), unit: 'per cent' };
}

/** Cases by full-time equivalents. */
export function caseload(named: Named, cases: number | null, fte: number | null, why: string | null): CensusMeasure {
  return { ...divided(named, cases, fte, why, 1), unit: 'cases per full-time equivalent' };
}

function divided(named: Named, part: number | null, whole: number | null, why: string | null, times: number) {
  if (part === null || whole === null) return { ...named, value: null, of: null, why: why ?? MISSING };
  const of = { numerator: part, denominator: whole };
  if (whole === 0) return { ...named, value: null, of, why: 'There is nothing to divide by: the denominator is 0.' };
  return { ...named, value: (times * part) / whole, of, why: null };
}

const MISSING = 'The return does not give what it is made of.';

/** A measure as it is printed, or why there is none. */
export function measureText({ value, unit, why }: CensusMeasure): string {
  return value === null ? `none. ${why}` : amountText(value, unit);
}

/** An amount of some unit: people and cases as whole numbers, everything else to one decimal place, as the DfE prints them. */
export function amountText(value: number, unit: string): string {
  const decimals = unit === 'people' || unit === 'cases' ? 0 : 1;
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
