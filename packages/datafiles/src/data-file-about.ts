import type { CategoryNumbers } from './file-column.ts';

/** What a data file is written from, beside its rows. */
export interface DataFileAbout {
  readonly title: string;
  /** The day on which it is made, YYYY-MM-DD. */
  readonly day: string;
  /** What its readers should know, as sentences: who is simulated, that files are for the team only. */
  readonly notes: readonly string[];
  /** The variables that hold weights. */
  readonly weights: readonly string[];
  readonly numbersOf: CategoryNumbers;
}
