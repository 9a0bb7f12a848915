import type { Place } from '@earshot/planfile';
import type { Rate } from '../rate.ts';

/** beside.yml, read and checked: which survey estimates are set beside which census measures, where, and why. */
export interface BesidePlan {
  readonly file: string;
  readonly title: string;
  readonly census: BesideCensus;
  /** When people answered, as the author states it, both days as printed; null where the file does not say. */
  readonly fieldwork: { readonly from: string; readonly to: string } | null;
  readonly pairs: readonly BesidePair[];
}

/** Which figures the measures are taken from, and what a place’s is set against. */
export interface BesideCensus {
  /** Where the plan describes it, for what is found wrong only when there are figures. */
  readonly place: Place;
  /** The reporting year, which ends on 30 September. */
  readonly year: number;
  /** The year of the release; null for the latest that is held. */
  readonly release: number | null;
  /** England’s published rate; or the other places of the pair together, as a survey estimate is set against the rest. */
  readonly against: 'england' | 'rest';
}

/** One survey estimate and one census measure, by place. */
export interface BesidePair {
  readonly id: string;
  readonly title: string;
  /** A row of a table of tables.yml, which is broken down by the places. */
  readonly voice: { readonly table: string; readonly row: string };
  readonly rate: Rate;
  readonly by: BesidePlaces;
  /** Which way both are expected to go from place to place, if the reason is right. */
  readonly expect: Expectation;
  /** Why, in the author’s words. */
  readonly why: string;
}

/** `together`: where one is higher the other is too; `opposite`: where one is higher the other is lower. */
export type Expectation = 'together' | 'opposite';

/** The categories of a variable that are places of the census. */
export interface BesidePlaces {
  readonly place: Place;
  readonly variable: string;
  readonly are: 'regions' | 'authorities';
  readonly places: readonly NamedPlace[];
}

export interface NamedPlace {
  readonly code: string;
  readonly label: string;
  /** As the census prints it, or an authority’s three-digit code. */
  readonly called: string;
}
