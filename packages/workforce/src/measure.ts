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

/** How a release names its columns: for each of them the measure it holds. */
export type MeasureLayout = ReadonlyMap<string, MeasureColumn>;

export interface MeasureColumn {
  readonly measure: Measure;
  /** False where the release counts something else under the name than later ones do: such figures never stand in a series. */
  readonly isComparable: boolean;
}

/** The layout from the 2023 release on: columns have the measures' own names. */
export const LAYOUT_FROM_2023: MeasureLayout = new Map(
  MEASURES.map((measure) => [measure, { measure, isComparable: true }]),
);

const NAMES_TO_2022: Readonly<Record<string, Measure>> = {
  social_worker_fte: 'inpost_fte',
  leaver_fte: 'leavers_fte',
  'turnover_rate_fte_%': 'turnover_rate_fte',
  working_days_lost_fte: 'working_days_lost_fte',
  'absence_rate_fte_%': 'absence_rate_fte',
  agency_fte: 'agency_fte',
  'agency_worker_rate_fte_%': 'agency_rate_fte',
  agency_cover_fte: 'agency_cover_fte',
  'agency_cover_rate_fte_%': 'agency_cover_rate_fte',
  vacancy_fte: 'vacancy_fte',
  'vacancy_rate_fte_%': 'vacancy_rate_fte',
  'vacancy_agency_cover_rate_fte_%': 'vacancy_agency_cover_rate_fte',
  case_holders_fte: 'case_holders_fte',
  cases: 'cases',
  caseload_fte: 'caseload_fte',
  social_worker_headcount: 'inpost_headcount',
  leaver_headcount: 'leavers_headcount',
  'turnover_rate_headcount_%': 'turnover_rate_headcount',
  agency_headcount: 'agency_headcount',
  'agency_worker_rate_headcount_%': 'agency_rate_headcount',
};

/**
 * For every year the older layout's headcount of leavers is some 300 people above the later releases' for England,
 * while the full-time equivalent is about the same: it is another measure under the same name.
 */
const COUNTED_OTHERWISE_TO_2022: readonly Measure[] = ['leavers_headcount', 'turnover_rate_headcount'];

/** The layout up to the 2022 release. It has no starters. */
export const LAYOUT_TO_2022: MeasureLayout = new Map(
  Object.entries(NAMES_TO_2022).map(([column, measure]) => [
    column,
    { measure, isComparable: !COUNTED_OTHERWISE_TO_2022.includes(measure) },
  ]),
);
