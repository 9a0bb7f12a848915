import type { Measure } from './measure.ts';

/** What each measure is called in a list, where its counting matters. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  inpost_fte: 'in post (FTE)',
  inpost_headcount: 'in post (headcount)',
  starters_fte: 'starters (FTE)',
  starters_headcount: 'starters (headcount)',
  leavers_fte: 'leavers (FTE)',
  leavers_headcount: 'leavers (headcount)',
  turnover_rate_fte: 'turnover rate (FTE)',
  turnover_rate_headcount: 'turnover rate (headcount)',
  agency_fte: 'agency workers (FTE)',
  agency_headcount: 'agency workers (headcount)',
  agency_rate_fte: 'agency rate (FTE)',
  agency_rate_headcount: 'agency rate (headcount)',
  agency_cover_fte: 'agency workers who cover vacancies (FTE)',
  agency_cover_rate_fte: 'share of agency workers who cover vacancies (FTE)',
  vacancy_fte: 'vacancies (FTE)',
  vacancy_rate_fte: 'vacancy rate (FTE)',
  vacancy_agency_cover_rate_fte: 'rate of vacancies covered by agency workers (FTE)',
  case_holders_fte: 'case holders (FTE)',
  cases: 'cases',
  caseload_fte: 'average caseload (FTE)',
  working_days_lost_fte: 'working days lost to sickness (FTE)',
  absence_rate_fte: 'sickness absence rate (FTE)',
};
