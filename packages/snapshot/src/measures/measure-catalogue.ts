const POSTS = 'Posts and people';
const AGENCY = 'Agency workers';
const MOVES = 'Coming and going';
const OFFERS = 'Offers';
const CASES = 'Caseloads';

/**
 * The measures of a month: their group, label, decimal places and what they are. A measure that the DfE publishes has the
 * name of its column there and is made like it.
 */
export const MEASURES = {
  establishment_fte: [POSTS, 'Establishment (FTE)', 1, 'All posts.'],
  inpost_fte: [POSTS, 'In post (FTE)', 1, 'Employed, started and not left; agency workers are not.'],
  inpost_headcount: [POSTS, 'In post, people', 0, 'The same, each person once.'],
  vacancy_fte: [POSTS, 'Vacancies (FTE)', 1, 'What of the posts nobody employed fills.'],
  vacancy_rate_fte: [POSTS, 'Vacancy rate', 1, 'Vacancies / (vacancies + in post), FTE, as the DfE counts it.'],
  beyond_posts_fte: [POSTS, 'Beyond the posts (FTE)', 1, 'In post without a post, or more than it has room for.'],
  agency_headcount: [AGENCY, 'Agency workers', 0, 'With an assignment on the last day of the month.'],
  agency_fte: [AGENCY, 'Agency workers (FTE)', 1, 'The same.'],
  agency_rate_fte: [AGENCY, 'Agency rate', 1, 'Agency / (agency + in post), FTE, as the DfE counts it.'],
  permanent_share_fte: [AGENCY, 'Permanent share', 1, 'In post / (agency + in post), FTE.'],
  agency_cover_fte: [AGENCY, 'Agency covering vacancies (FTE)', 1, 'Agency workers whose reason is a vacancy.'],
  agency_cover_rate_fte: [
    AGENCY,
    'Agency workers who cover vacancies',
    1,
    'Agency covering vacancies / agency, FTE, as the DfE counts it.',
  ],
  vacancy_agency_cover_rate_fte: [
    AGENCY,
    'Vacancies covered by agency',
    1,
    'Agency covering vacancies / vacancies, FTE, as the DfE counts it; may be over 100%.',
  ],
  true_gap_fte: [
    AGENCY,
    'True gap (FTE)',
    1,
    'Vacancies less agency cover for them less accepted offers, in the grades that are short.',
  ],
  agency_cost_month: [
    AGENCY,
    'Agency cost of the month (£)',
    0,
    'Hourly cost × hours a week × days in the month / 7, with assignments that ended in it.',
  ],
  agency_weeks_median: [
    AGENCY,
    'Weeks that half of them have been there',
    0,
    'The median of whole weeks from the start of the assignment to the last day of the month.',
  ],
  starters_month: [MOVES, 'Started in the month', 0, 'Started in it, and in post at its end.'],
  leavers_month: [MOVES, 'Left in the month', 0, 'In post before it, and gone at its end.'],
  leaving_known: [MOVES, 'Known to leave', 0, 'In post, with a later day of leaving in people.csv.'],
  conversions_month: [
    MOVES,
    'From agency to permanent in the month',
    0,
    'Started in it, and an agency worker of this authority before.',
  ],
  conversions_year: [MOVES, 'From agency to permanent in twelve months', 0, 'The same, to the last day of the month.'],
  leavers_year: [MOVES, 'Left in twelve months', 0, 'In post before them, and gone at their end.'],
  turnover_rate_fte: [
    MOVES,
    'Turnover over twelve months',
    1,
    'Left / in post on the last day, FTE, as the DfE counts it.',
  ],
  turnover_rate_headcount: [MOVES, 'Turnover over twelve months, people', 1, 'The same, people.'],
  offers_accepted: [OFFERS, 'Accepted offers', 0, 'Accepted, and not started.'],
  offers_waiting: [OFFERS, 'Offers not accepted yet', 0, 'Made, and neither accepted nor withdrawn.'],
  left_if_all_start_fte: [
    OFFERS,
    'Vacancies left if all take up the posts (FTE)',
    1,
    'Vacancies less accepted offers grade by grade, not below nought; as if nobody left.',
  ],
  cases: [CASES, 'Cases', 0, 'Held by people in post and agency workers on the last day.'],
  case_holders_fte: [CASES, 'Holding cases (FTE)', 1, 'With a case and hours of work, agency workers included.'],
  caseload_fte: [CASES, 'Average caseload', 1, 'Cases / FTE of those who hold one, as the DfE counts it.'],
  over_full_share: [
    CASES,
    'Over a full caseload',
    1,
    'Of people with a case and hours of work, whose grade has a full caseload in the points scheme, those over it for their hours.',
  ],
} as const satisfies Record<string, readonly [group: string, label: string, decimals: number, definition: string]>;

export type MeasureId = keyof typeof MEASURES;

/** What each measure is, in the order of the page. */
export const DEFINITIONS: readonly { readonly label: string; readonly definition: string }[] = Object.values(
  MEASURES,
).map(([, label, , definition]) => ({ label, definition }));
