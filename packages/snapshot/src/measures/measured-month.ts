import type { Simulated } from '@earshot/tables';
import type { Measure } from './measure.ts';

/** A month as its tables name it. */
export interface MonthName {
  /** YYYY-MM */
  readonly month: string;
  readonly day: string;
  readonly authority: string | null;
  readonly simulated: Simulated | null;
}

/** The measures of a month, small numbers withheld: all of it that a later month’s page needs. Plain data. */
export interface MeasuredMonth extends MonthName {
  readonly measures: readonly Measure[];
}
