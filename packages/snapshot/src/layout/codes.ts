// The codes of the files, with their words on the page.

/** Where somebody came from. Agency workers of this authority who took a post of it are the conversions. */
export const ORIGINS = {
  newly_qualified: 'Newly qualified',
  other_authority: 'Another authority in England',
  abroad: 'Social work outside of England',
  agency_here: 'Agency worker of this authority',
  agency_elsewhere: 'Agency worker elsewhere',
  return: 'Return to social work',
  internal: 'Another service of this authority',
  other: 'Other',
  not_known: 'Not known',
} as const;
export type Origin = keyof typeof ORIGINS;

/** Why an agency worker is there. */
export const COVER_REASONS = {
  vacancy: 'Vacancy',
  maternity: 'Maternity and other family leave',
  sickness: 'Sickness',
  resilience: 'Resilience',
  project_team: 'Project team',
  other: 'Other',
} as const;
export type CoverReason = keyof typeof COVER_REASONS;

/** By which way somebody with an offer comes. */
export const COHORTS = {
  asye: 'Newly qualified (ASYE)',
  apprentice: 'Apprentices',
  frontline: 'Frontline',
  step_up: 'Step Up',
  international: 'International',
  return: 'Return to social work',
  experienced: 'Experienced',
  other: 'Other',
} as const;
export type Cohort = keyof typeof COHORTS;

/** How an offer stands. Only accepted ones count towards what fills vacancies. */
export const OFFER_STATUSES = {
  accepted: 'Accepted',
  offered: 'Offered',
  withdrawn: 'Withdrawn',
  started: 'Started',
} as const;
export type OfferStatus = keyof typeof OFFER_STATUSES;
