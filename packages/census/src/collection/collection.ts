import type { Category } from '@earshot/dataset';

/** What Earshot calls the items of a worker, in the order of the return. A collection says how a year calls them. */
export const ITEM_NAMES = [
  'agency',
  'registration',
  'fte',
  'birth',
  'gender',
  'ethnicity',
  'institution',
  'qualification',
  'step_up',
  'role',
  'role_start',
  'origin',
  'role_end',
  'destination',
  'reason',
  'fte30',
  'cases30',
  'days_lost',
  'contract_weeks',
  'frontline',
  'absent30',
  'absence',
  'knowledge_and_skills',
] as const;
export type ItemName = (typeof ITEM_NAMES)[number];

/** One item of a worker as a collection asks for it. */
export interface Item {
  readonly name: ItemName;
  /** The element of the XML, and the column of a CSV. */
  readonly element: string;
  readonly value: ItemValue;
  /** Whether it may stand more than once. */
  readonly repeats: boolean;
  /** Of whom it is wanted: of everybody, of those whom the authority employs, or of nobody in particular. */
  readonly wantedOf: 'all' | 'employed' | null;
}

export type ItemValue =
  | { readonly kind: 'code'; readonly codes: readonly Category[] }
  /** A number of nought or more with so many decimal places at most, and up to `most`. */
  | { readonly kind: 'number'; readonly decimals: number; readonly most: number | null }
  | { readonly kind: 'day' }
  | { readonly kind: 'text' }
  /** A Social Work England number: read, hashed and forgotten. */
  | { readonly kind: 'registration' }
  /** A birth date: read, turned into an age and forgotten. */
  | { readonly kind: 'birth' };

/** The names of the items that stand once for the whole authority. */
export const AUTHORITY_ITEM_NAMES = ['vacancies_fte', 'agency_fte', 'agency_headcount'] as const;
export type AuthorityItemName = (typeof AUTHORITY_ITEM_NAMES)[number];

export interface AuthorityItem {
  readonly name: AuthorityItemName;
  readonly element: string;
  readonly decimals: number;
}

/** What is collected in one year: the year that ends on 30 September. */
export interface Collection {
  readonly year: number;
  /** 30 September of the year, YYYY-MM-DD. */
  readonly referenceDate: string;
  /** The first day of the census year: 1 October of the year before. */
  readonly firstDay: string;
  /** The year whose elements and codes are used; another than `year` where those of that year were not at hand. */
  readonly layout: number;
  readonly items: readonly Item[];
  readonly authorityItems: readonly AuthorityItem[];
  /** The days by which the DfE divides days lost to sickness. */
  readonly workingDays: number;
}
