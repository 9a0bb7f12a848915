import type { Measure } from './measure.ts';

/** A rate that the neighbours page shows. */
export interface Rate {
  readonly measure: Measure;
  /** In the middle of a sentence: “turnover rate”. */
  readonly name: string;
  /** What it is, for a note under its table. */
  readonly meaning: string;
}

export const RATES: readonly Rate[] = [
  {
    measure: 'turnover_rate_fte',
    name: 'turnover rate',
    meaning: 'Turnover is leavers in the year to 30 September as a share of social workers in post on that day.',
  },
  {
    measure: 'vacancy_rate_fte',
    name: 'vacancy rate',
    meaning: 'The vacancy rate is vacancies as a share of vacancies and social workers in post, on 30 September.',
  },
  {
    measure: 'agency_rate_fte',
    name: 'agency rate',
    meaning:
      'The agency rate is agency workers as a share of agency workers and social workers in post, on 30 September.',
  },
];
