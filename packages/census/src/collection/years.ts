/** What is known of the collection of one year, as data: what a reader of its guide would fill in. */
export interface KnownYear {
  readonly year: number;
  /** The layout that is known to be this year’s; null where none is, so that 2022’s is taken. */
  readonly layout: 2022 | null;
  /** Days by which days lost to sickness are divided. Those up to 2025 are the ones by which the published rates come out. */
  readonly workingDays: number;
  /** Rules of the catalogue that were first asked this year. */
  readonly newRules: readonly string[];
}

/** The first year with a return of single workers, and the last that is taken for one and not for a slip. */
export const FIRST_YEAR = 2017;
export const LAST_YEAR = 2035;

/**
 * Every collection so far. Elements and codes are known of 2022 alone: the specifications of the other years were not at
 * hand, so that whoever has them says in a file of their own where they differ (docs/census-return.md).
 */
const YEARS: readonly KnownYear[] = [
  { year: 2017, layout: null, workingDays: 253, newRules: [] },
  { year: 2018, layout: null, workingDays: 253, newRules: [] },
  { year: 2019, layout: null, workingDays: 253, newRules: [] },
  { year: 2020, layout: null, workingDays: 254, newRules: [] },
  { year: 2021, layout: null, workingDays: 253, newRules: [] },
  { year: 2022, layout: 2022, workingDays: 253, newRules: [] },
  { year: 2023, layout: null, workingDays: 253, newRules: [] },
  { year: 2024, layout: null, workingDays: 254, newRules: ['Q1'] },
  { year: 2025, layout: null, workingDays: 253, newRules: [] },
  { year: 2026, layout: null, workingDays: 253, newRules: [] },
];

/** What is known of a year; of one to come, that it has a day more where it has a 29 February. Null for no year of the census. */
export function knownYear(year: number): KnownYear | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null;
  const coming = { year, layout: null, workingDays: year % 4 === 0 ? 254 : 253, newRules: [] };
  return YEARS.find((each) => each.year === year) ?? coming;
}

/** The rules that are asked only after a year. */
export function rulesAfter(year: number): string[] {
  return YEARS.flatMap((each) => (each.year > year ? each.newRules : []));
}

/** The year with which a rule begins; null for one that has always been asked. */
export function firstYearOf(rule: string): number | null {
  return YEARS.find(({ newRules }) => newRules.includes(rule))?.year ?? null;
}
