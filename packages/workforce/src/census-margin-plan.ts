import type { Place } from '@earshot/planfile';

/** A margin for weights that a study takes from the census: its categories, by the names that the census has for them. */
export interface CensusMargin {
  /** The name by which weights ask for it. */
  readonly name: string;
  /** Where the plan describes it. */
  readonly place: Place;
  /** In the order of the margin’s variables: a place, people, or a place and people. */
  readonly dimensions: readonly MarginDimension[];
}

/** One variable of a margin. */
export interface MarginDimension {
  readonly of: 'region' | 'authority' | PeopleGroup['of'];
  /** By the study’s code: the census’s names that it takes together. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
}

/** What people are told apart by. */
export interface PeopleGroup {
  readonly of: 'agency' | 'role' | 'sex' | 'age' | 'ethnicity';
}
