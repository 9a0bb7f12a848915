/** Who somebody is at the desk. One account has one role. */
export const DESK_ROLES = [
  'study_lead',
  'field_manager',
  'interviewer',
  'authority_contact',
  'analyst',
  'data_officer',
] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

/** Somebody signed in at the desk. */
export interface Viewer {
  /** The account’s UUID, which stands as the actor in the audit. */
  readonly accountId: string;
  readonly name: string;
  readonly role: DeskRole;
  /** An authority contact sees this authority and no other; null for everybody else. */
  readonly authorityCode: string | null;
}

/**
 * What can be done at the desk, and by which roles. Every route needs one of these (or nothing, or a personal link), and
 * an action that takes a viewer asks again. What an authority contact may do always means: for their own authority.
 */
export const PERMISSIONS = {
  see_desk: DESK_ROLES,
  manage_accounts: ['study_lead'],
  see_audit: ['study_lead', 'data_officer'],
  preview_study: ['study_lead', 'field_manager', 'interviewer', 'analyst'],
  see_monitor: ['study_lead', 'field_manager', 'analyst'],
  see_report: ['study_lead', 'field_manager', 'analyst', 'data_officer'],
  /** Tables of the answers, of one’s own choosing; every one looked at stands in the audit. */
  explore_answers: ['study_lead', 'analyst'],
  /** Files with a row for each person: for those who analyse and see no staff list. */
  take_data: ['analyst'],
  /** An authority’s own return to the workforce census; an authority contact only that of their own authority. */
  check_return: ['study_lead', 'authority_contact'],
  /** An authority’s monthly snapshots; an authority contact only those of their own authority. */
  see_snapshots: ['study_lead', 'authority_contact'],
  add_snapshot: ['study_lead', 'authority_contact'],
  manage_organisations: ['study_lead', 'field_manager'],
  /** Staff lists: upload, mapping, batches, soft launch. */
  manage_sample: ['study_lead', 'field_manager'],
  /** The go / no-go before the main release. */
  decide_release: ['study_lead'],
  /** Sending mail, progress of sending, cancelling. */
  manage_mail: ['study_lead', 'field_manager'],
  /** Taking the next call, and the interview by telephone. */
  make_calls: ['interviewer', 'field_manager'],
  supervise_calls: ['study_lead', 'field_manager'],
  see_outcomes: ['study_lead', 'field_manager', 'analyst'],
  /** An authority’s own page: its state, its numbers, its text to forward, its staff list. */
  see_own_authority: ['authority_contact'],
  manage_panel: ['study_lead', 'field_manager'],
  manage_vouchers: ['study_lead', 'field_manager', 'data_officer'],
  /** Finding, exporting, correcting and erasing what is held about a person; retention. */
  handle_rights: ['data_officer'],
} as const satisfies Record<string, readonly DeskRole[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a viewer’s role has a permission. Whose object it is about has to be asked beside this. */
export function permits(viewer: Viewer, permission: Permission): boolean {
  const roles: readonly DeskRole[] = PERMISSIONS[permission];
  return roles.includes(viewer.role);
}
