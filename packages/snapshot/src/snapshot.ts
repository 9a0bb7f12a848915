import type { Cohort, CoverReason, OfferStatus, Origin } from './layout/codes.ts';

/** A post of the establishment, or a line of posts alike. */
export interface Post {
  readonly post: string;
  readonly grade: string;
  /** Full-time equivalents; a line of posts alike has more than 1. */
  readonly fte: number;
}

/** Somebody in a post, or who has left one. Who holds two posts has two rows. */
export interface Person {
  /** The authority’s own pseudonym. It links the files of one month, and nothing keeps it. */
  readonly person: string;
  readonly post: string | null;
  readonly grade: string;
  readonly fte: number;
  readonly start: string;
  /** From this day on not in the post any more; null where no end is known. */
  readonly end: string | null;
  readonly origin: Origin | null;
  readonly isNewlyQualified: boolean;
}

/** Cases that one person holds. */
export interface HeldCases {
  readonly person: string;
  readonly type: string | null;
  readonly cases: number;
}

/** An agency worker’s assignment. */
export interface Cover {
  readonly worker: string;
  readonly grade: string;
  readonly reason: CoverReason;
  readonly fte: number;
  readonly start: string;
  readonly end: string | null;
  /** Hours a week; null: by the full-time equivalent. */
  readonly hours: number | null;
  /** All that the authority pays for an hour, in pounds. */
  readonly hourlyCost: number | null;
  /** What of it the price cap counts, in pounds. */
  readonly cappedRate: number | null;
}

/** An offer of a post to somebody who has not begun. */
export interface Offer {
  readonly offer: string;
  readonly grade: string;
  readonly fte: number;
  readonly start: string;
  readonly cohort: Cohort;
  readonly status: OfferStatus;
}

/** What an authority knows of its workforce at the end of a month. A list is null where its file was not given. */
export interface Snapshot {
  /** YYYY-MM */
  readonly month: string;
  /** The last day of the month, of which all counts are. */
  readonly day: string;
  readonly posts: readonly Post[] | null;
  readonly people: readonly Person[] | null;
  readonly cases: readonly HeldCases[] | null;
  readonly cover: readonly Cover[] | null;
  readonly offers: readonly Offer[] | null;
  /** How many rows about people call themselves simulated, of how many; of all rows where only others do. */
  readonly rows: { readonly simulated: number; readonly all: number };
}
