import { COHORTS, COVER_REASONS, OFFER_STATUSES, ORIGINS } from './codes.ts';

/** The five files of a month, in the order in which they are read. */
export const SNAPSHOT_FILES = ['posts', 'people', 'cover', 'cases', 'offers'] as const;
export type FileName = (typeof SNAPSHOT_FILES)[number];

/** What may stand in the cells of a column. */
export type ColumnKind =
  /** The authority’s own word for a post, person or offer. */
  | { readonly is: 'reference' }
  /** The authority’s own code, such as a grade or a type of case. */
  | { readonly is: 'word' }
  | { readonly is: 'day' }
  | { readonly is: 'yes-or-no' }
  | { readonly is: 'code'; readonly codes: readonly string[] }
  | { readonly is: 'number'; readonly least: number; readonly most: number; readonly decimals: number };

export interface ColumnLayout {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Whether the file has to have it; a cell of it then has to hold something. */
  readonly required: boolean;
  readonly about: string;
}

const column = (name: string, kind: ColumnKind, about: string): ColumnLayout => ({ name, kind, required: true, about });
const optional = (name: string, kind: ColumnKind, about: string): ColumnLayout => ({
  ...column(name, kind, about),
  required: false,
});

const REFERENCE = { is: 'reference' } as const;
const WORD = { is: 'word' } as const;
const DAY = { is: 'day' } as const;
const YES_OR_NO = { is: 'yes-or-no' } as const;
const number = (least: number, most: number, decimals: number) => ({ is: 'number', least, most, decimals }) as const;
const codes = (of: object) => ({ is: 'code', codes: Object.keys(of) }) as const;
const SIMULATED = optional('simulated', YES_OR_NO, 'yes in what Earshot made up');

/** The columns of each file, the required ones first. */
export const LAYOUT: Readonly<Record<FileName, readonly ColumnLayout[]>> = {
  posts: [
    column('post', REFERENCE, 'the post, or a line of posts alike'),
    column('grade', WORD, 'its grade'),
    column('fte', number(0, 1000, 6), 'its full-time equivalents'),
    SIMULATED,
  ],
  people: [
    column('person', REFERENCE, 'a reference that names nobody'),
    column('grade', WORD, 'the grade'),
    column('fte', number(0, 1, 6), 'full-time equivalent'),
    column('start_date', DAY, 'first day in the service'),
    optional('end_date', DAY, 'the day of leaving; blank for who stays'),
    optional('post', REFERENCE, 'the post in posts.csv'),
    optional('origin', codes(ORIGINS), 'where from'),
    optional('newly_qualified', YES_OR_NO, 'whether in the assessed and supported year'),
    SIMULATED,
  ],
  cover: [
    column('worker', REFERENCE, 'a reference that names nobody'),
    column('grade', WORD, 'the grade of the work'),
    column('reason', codes(COVER_REASONS), 'why'),
    column('fte', number(0, 1, 6), 'full-time equivalent'),
    column('start_date', DAY, 'first day of the assignment'),
    optional('end_date', DAY, 'the day on which it ended or is to end'),
    optional('hours', number(0, 80, 2), 'hours a week; left out: by the full-time equivalent'),
    optional('hourly_cost', number(0, 500, 2), 'all that is paid for an hour, in pounds'),
    optional('capped_rate', number(0, 500, 2), 'what of it the price cap counts, in pounds'),
    SIMULATED,
  ],
  cases: [
    column('person', REFERENCE, 'who holds it: a person of people.csv or a worker of cover.csv'),
    optional('cases', number(0, 500, 0), 'how many; left out: 1 a row'),
    optional('type', WORD, 'the type, of those in the points scheme'),
    SIMULATED,
  ],
  offers: [
    column('offer', REFERENCE, 'the offer'),
    column('grade', WORD, 'the grade of the post'),
    column('fte', number(0, 1, 6), 'full-time equivalent'),
    column('planned_start', DAY, 'the day that is agreed'),
    column('cohort', codes(COHORTS), 'by which way'),
    optional('status', codes(OFFER_STATUSES), 'left out: accepted'),
    SIMULATED,
  ],
};
