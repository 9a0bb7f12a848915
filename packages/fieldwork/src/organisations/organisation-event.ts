/** What can happen with an authority. */
export type OrganisationEventKind =
  | 'invited'
  | 'agreed'
  | 'declined'
  | 'withdrew'
  | 'population'
  | 'note'
  | 'link_made'
  | 'link_revoked';

/** How an authority takes part: it sends a list of its staff, or it passes an open link on to them. */
export type Way = 'list' | 'open_link';

/** One thing that happened with one authority: appended, never changed. */
export interface OrganisationEvent {
  readonly authorityCode: string;
  readonly kind: OrganisationEventKind;
  /** With `agreed`; null where it has not said how. */
  readonly way: Way | null;
  /** With `population`: people in scope, as the authority counts them. */
  readonly population: number | null;
  /** The day of that count, YYYY-MM-DD. */
  readonly populationOn: string | null;
  /** An account’s id. */
  readonly actor: string;
  readonly at: Date;
  /** With `note`, its `text`. */
  readonly detail: Readonly<Record<string, unknown>>;
}
