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
