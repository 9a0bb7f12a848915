/** What somebody looks at in the explorer: one table of their own choosing. */
export interface Exploration {
  /** Names of variables: single, multiple or quantities. */
  readonly items: readonly string[];
  /** Each by the names of single variables: one, or two that are crossed. */
  readonly breaks: readonly (readonly string[])[];
  /** Only people who are in all of these categories, of different single variables; two at most. */
  readonly filters: readonly Filter[];
  readonly people: ExploredPeople;
  readonly show: 'shares' | 'means';
}

/** One category of a single variable. */
export interface Filter {
  readonly variable: string;
  readonly code: string;
}

/**
 * Whom a table is about. Tables of people with a weight and of people without any have nobody in common, so that they
 * cannot be set against each other; a study that weights nobody has the last kind only.
 */
export type ExploredPeople = { readonly weight: string; readonly weighted: boolean } | { readonly weight: null };

/** Most variables that may be filtered by, so that what can be asked stays within what is looked at together. */
export const MOST_FILTERS = 2;

/** Most items in one table. */
export const MOST_ITEMS = 20;
