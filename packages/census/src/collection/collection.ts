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

/** What stands for an item that only somebody’s own file knows: its values are checked and not kept. */
export type OtherItemName = `other ${string}`;

/** One item of a worker as a collection asks for it. */
export interface Item {
  readonly name: ItemName | OtherItemName;
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

/** Whose elements and codes a return is read by. */
export interface Basis {
  /** The layout that the collection has, or begins from. */
  readonly layout: number;
  /** Whether that layout is known to be the year’s. */
  readonly isKnown: boolean;
  /** The file in which somebody says where the year differs; null where nobody does. */
  readonly own: string | null;
  /** Such a file that was given and is not about this year; null where there is none. */
  readonly unused: string | null;
}

/** What is collected in one year: the year that ends on 30 September. */
export interface Collection {
  readonly year: number;
  /** 30 September of the year, YYYY-MM-DD. */
  readonly referenceDate: string;
  /** The first day of the census year: 1 October of the year before. */
  readonly firstDay: string;
  readonly basis: Basis;
  readonly items: readonly Item[];
  readonly authorityItems: readonly AuthorityItem[];
  /** The published group of every ethnicity that has one: percentages are of those. */
  readonly ethnicGroups: Readonly<Record<string, string>>;
  /** The days by which the DfE divides days lost to sickness. */
  readonly workingDays: number;
  /** Rules that are not asked this year. */
  readonly dormantRules: readonly string[];
}

/** Whose elements and codes a return was read by, for whoever reads what was found; null where they are the year’s own. */
export function basisWords({ year, basis }: Collection): string | null {
  const { layout, isKnown, own, unused } = basis;
  if (own !== null) return `The elements and codes are those of ${layout}, as ${own} changes them for ${year}.`;
  if (unused !== null) return `${unused} is not about ${year}, so that the elements and codes are those of ${layout}.`;
  return isKnown ? null : `The elements and codes are those of ${layout}: those of ${year} are not known.`;
}
