import type { Viewer } from '@earshot/actions';

/** What each role is called on pages. */
export const ROLE_NAMES: Readonly<Record<Viewer['role'], string>> = {
  study_lead: 'Study lead',
  field_manager: 'Field manager',
  interviewer: 'Interviewer',
  authority_contact: 'Authority contact',
  analyst: 'Analyst',
  data_officer: 'Data officer',
};

/** What each role is for, for whoever gives it to somebody. */
export const ROLE_HINTS: Readonly<Record<Viewer['role'], string>> = {
  study_lead: 'Runs the studies, decides on the main release, manages accounts',
  field_manager: 'Authorities, staff lists, mail and calls, and how it is going',
  interviewer: 'Makes calls, and sees whom they are calling and nobody else',
  authority_contact: 'Sees one authority’s own page, and gives its staff list',
  analyst: 'Counts, outcomes and the report; never who anybody is',
  data_officer: 'Finds, exports and erases what is held about a person',
};
