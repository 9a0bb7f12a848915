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
  /** The variables that nobody can lack, so that no missing values are said of them. */
  readonly complete: readonly string[];
  /** How the sample was drawn, by the variables that say it; null: nobody drew it, or everybody on their own. */
  readonly design: FileDesign | null;
  readonly numbersOf: CategoryNumbers;
}

export interface FileDesign {
  /** Variables whose crossed categories were drawn from apart. */
  readonly strata: readonly string[];
  /** The variable that tells which unit was drawn; null: each person. */
  readonly unit: string | null;
  /** The variable that holds how many units there were to draw from; null where errors are not to count it. */
  readonly population: string | null;
}
