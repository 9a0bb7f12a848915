/**
 * The groups that response rates are made of: interview, partial, refusal and break-off, non-contact, other, unknown
 * whether eligible (for lack of contact with the place; otherwise), not eligible. AAPOR Standard Definitions, 9th edition.
 */
export type AaporGroup = 'I' | 'P' | 'R' | 'NC' | 'O' | 'UH' | 'UO' | 'NE';

/** How one attempt, or in the end one case, came out. */
export interface Disposition {
  readonly label: string;
  /**
   * The AAPOR code as it stands in tables, for a person who is known to be eligible; what has another code while
   * eligibility is unknown carries that too.
   */
  readonly code: string;
  readonly group: AaporGroup;
  /** Code and group where nobody has established that the person is eligible; left out where that makes no difference. */
  readonly unconfirmed?: { readonly code: string; readonly group: AaporGroup };
  /**
   * - temporary: the next attempt may come out otherwise;
   * - mode: no further attempt by this mode, but the other modes go on (a wrong number says nothing of an address);
   * - final: nobody is contacted again about this study by any mode, unless the person comes back themselves.
   */
  readonly standing: 'temporary' | 'mode' | 'final';
  /** Whether the sampled person themselves was reached. */
  readonly contact: boolean;
}

/**
 * Every outcome of a contact by mail or telephone, and of an interview; docs/outcomes.md gives the reasons. Codes are
 * those of AAPOR for surveys of named persons. An appointment is no refusal: it is contact without an interview (O). What
 * only somebody else said of the person never makes the person ineligible. What a study’s own tables call “unusable”
 * is said by `outcome-tables`, not here.
 */
export const DISPOSITIONS = {
  complete: { label: 'Completed', code: '1.1', group: 'I', standing: 'final', contact: true },
  partial: { label: 'Partly completed', code: '1.2', group: 'P', standing: 'temporary', contact: true },
  break_off: { label: 'Started and broke off', code: '2.12', group: 'R', standing: 'temporary', contact: true },
  withdrawn: { label: 'Withdrew their answers', code: '2.112', group: 'R', standing: 'final', contact: true },
  refusal: { label: 'Refused', code: '2.112', group: 'R', standing: 'final', contact: true },
  refusal_policy: { label: 'Refused: employer’s policy', code: '2.112', group: 'R', standing: 'final', contact: true },
  refusal_recent: {
    label: 'Refused: took part in another survey recently',
    code: '2.112',
    group: 'R',
    standing: 'final',
    contact: true,
  },
  refusal_by_other: {
    label: 'Refused by somebody else',
    code: '2.111',
    group: 'R',
    unconfirmed: { code: '3.90', group: 'UO' },
    standing: 'mode',
    contact: false,
  },
  unsubscribed: { label: 'Asked for no more mail', code: '2.112', group: 'R', standing: 'final', contact: true },
  hard_appointment: { label: 'Appointment at a time', code: '2.36', group: 'O', standing: 'temporary', contact: true },
  soft_appointment: { label: 'Appointment, roughly', code: '2.36', group: 'O', standing: 'temporary', contact: true },
  rather_online: { label: 'Would rather do it online', code: '2.36', group: 'O', standing: 'mode', contact: true },
  call_back: {
    label: 'Call back',
    code: '2.21',
    group: 'NC',
    unconfirmed: { code: '3.90', group: 'UO' },
    standing: 'temporary',
    contact: false,
  },
  not_available: {
    label: 'Not available during fieldwork',
    code: '2.21',
    group: 'NC',
    unconfirmed: { code: '3.90', group: 'UO' },
    standing: 'mode',
    contact: false,
  },
  answering_machine: {
    label: 'Answering machine',
    code: '2.22',
    group: 'NC',
    unconfirmed: { code: '3.14', group: 'UH' },
    standing: 'temporary',
    contact: false,
  },
  no_reply: {
    label: 'No reply',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.13', group: 'UH' },
    standing: 'temporary',
    contact: false,
  },
  engaged: {
    label: 'Engaged',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.12', group: 'UH' },
    standing: 'temporary',
    contact: false,
  },
  mailed: {
    label: 'Mail sent, nothing returned',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.19', group: 'UO' },
    standing: 'temporary',
    contact: false,
  },
  mail_bounced: {
    label: 'Mail could not be delivered',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.30', group: 'UO' },
    standing: 'mode',
    contact: false,
  },
  away: {
    label: 'Away, by automatic reply',
    code: '2.27',
    group: 'NC',
    unconfirmed: { code: '3.19', group: 'UO' },
    standing: 'temporary',
    contact: false,
  },
  unobtainable: {
    label: 'Number unobtainable',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.16', group: 'UH' },
    standing: 'mode',
    contact: false,
  },
  wrong_number: {
    label: 'Wrong number',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.90', group: 'UO' },
    standing: 'mode',
    contact: false,
  },
  fax_line: {
    label: 'Fax or data line',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.16', group: 'UH' },
    standing: 'mode',
    contact: false,
  },
  other_business: {
    label: 'Number of another business',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.90', group: 'UO' },
    standing: 'mode',
    contact: false,
  },
  moved_on: {
    label: 'No longer works there, no other number',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.90', group: 'UO' },
    standing: 'mode',
    contact: false,
  },
  referred: {
    label: 'No longer works there, another number given',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.90', group: 'UO' },
    standing: 'temporary',
    contact: false,
  },
  language: { label: 'Not in a language that we have', code: '2.332', group: 'O', standing: 'final', contact: true },
  unable: { label: 'Not able to take part', code: '2.32', group: 'O', standing: 'final', contact: false },
  died: { label: 'Has died', code: '2.31', group: 'O', standing: 'final', contact: false },
  not_eligible: { label: 'Not eligible', code: '4.70', group: 'NE', standing: 'final', contact: true },
  duplicate: { label: 'The same person twice', code: '4.90', group: 'NE', standing: 'final', contact: false },
  not_attempted: {
    label: 'Not contacted',
    code: '2.20',
    group: 'NC',
    unconfirmed: { code: '3.11', group: 'UH' },
    standing: 'temporary',
    contact: false,
  },
} as const satisfies Record<string, Disposition>;

export type DispositionId = keyof typeof DISPOSITIONS;
