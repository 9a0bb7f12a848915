/**
 * The measures of the children's social work workforce census under one set of names, whichever layout a release
 * has. Names ending in `_fte` count full-time equivalents, in `_headcount` people; rates are percentages.
 */
export const MEASURES = [
  'inpost_fte',
  'inpost_headcount',
  'starters_fte',
  'starters_headcount',
  'leavers_fte',
  'leavers_headcount',
  'turnover_rate_fte',
  'turnover_rate_headcount',
  'agency_fte',
  'agency_headcount',
  'agency_rate_fte',
  'agency_rate_headcount',
  'agency_cover_fte',
  'agency_cover_rate_fte',
  'vacancy_fte',
  'vacancy_rate_fte',
  'vacancy_agency_cover_rate_fte',
  'case_holders_fte',
  'cases',
  'caseload_fte',
  'working_days_lost_fte',
  'absence_rate_fte',
] as const;

export type Measure = (typeof MEASURES)[number];

/** How a release names its columns: for each of them the measure it is, or null for one that is not read. */
export type MeasureLayout = ReadonlyMap<string, Measure | null>;

/** The layout from the 2023 release on: columns have the measures' own names. */
export const LAYOUT_FROM_2023: MeasureLayout = new Map(MEASURES.map((measure) => [measure, measure]));

/**
 * The layout up to the 2022 release. It has no starters. Its headcount of leavers is not read, nor the turnover made
 * from it: for every year it is some 300 people above the later releases' for England while the full-time equivalent
 * is about the same, so it is another measure under the same name.
 */
export const LAYOUT_TO_2022: MeasureLayout = new Map<string, Measure | null>([
  ['social_worker_fte', 'inpost_fte'],
  ['leaver_fte', 'leavers_fte'],
  ['turnover_rate_fte_%', 'turnover_rate_fte'],
  ['working_days_lost_fte', 'working_days_lost_fte'],
  ['absence_rate_fte_%', 'absence_rate_fte'],
  ['agency_fte', 'agency_fte'],
  ['agency_worker_rate_fte_%', 'agency_rate_fte'],
  ['agency_cover_fte', 'agency_cover_fte'],
  ['agency_cover_rate_fte_%', 'agency_cover_rate_fte'],
  ['vacancy_fte', 'vacancy_fte'],
  ['vacancy_rate_fte_%', 'vacancy_rate_fte'],
  ['vacancy_agency_cover_rate_fte_%', 'vacancy_agency_cover_rate_fte'],
  ['case_holders_fte', 'case_holders_fte'],
  ['cases', 'cases'],
  ['caseload_fte', 'caseload_fte'],
  ['social_worker_headcount', 'inpost_headcount'],
  ['leaver_headcount', null],
  ['turnover_rate_headcount_%', null],
  ['agency_headcount', 'agency_headcount'],
  ['agency_worker_rate_headcount_%', 'agency_rate_headcount'],
]);

/** A rate that the neighbours page shows. */
export interface Rate {
  readonly measure: Measure;
  /** In the middle of a sentence: “turnover rate”. */
  readonly name: string;
  /** What it is, for a note under its table. */
  readonly meaning: string;
}

export const RATES: readonly Rate[] = [
  {
    measure: 'turnover_rate_fte',
    name: 'turnover rate',
    meaning: 'Turnover is leavers in the year to 30 September as a share of social workers in post on that day.',
  },
  {
    measure: 'vacancy_rate_fte',
    name: 'vacancy rate',
    meaning: 'The vacancy rate is vacancies as a share of vacancies and social workers in post, on 30 September.',
  },
  {
    measure: 'agency_rate_fte',
    name: 'agency rate',
    meaning:
      'The agency rate is agency workers as a share of agency workers and social workers in post, on 30 September.',
  },
];
