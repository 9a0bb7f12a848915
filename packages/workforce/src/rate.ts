import type { Measure } from './measure.ts';
import type { Chance } from './noise/change-interval.ts';

/** A rate that the neighbours page shows. */
export interface Rate {
  readonly measure: Measure;
  /** In the middle of a sentence: “turnover rate”. */
  readonly name: string;
  /** What it is, for a note under its table. */
  readonly meaning: string;
  readonly unit: RateUnit;
  /** Which end is good, as DfE’s Local Authority Interactive Tool has it; null where neither is. */
  readonly polarity: Polarity | null;
  /** What chance does to it, which says how its noise is judged; null where its units do not come one by one. */
  readonly chance: Chance | null;
  /** From a year on, figures are not quite of the same thing as before; left out where they are. */
  readonly breakInSeries?: { readonly from: number; readonly note: string };
  /** Why chance is not judged; left out where it is. */
  readonly comeTogether?: string;
}

/** Per cent, or cases a worker. */
export type RateUnit = 'percent' | 'mean';
export type Polarity = 'low' | 'high';

const PER_CENT = { unit: 'percent', polarity: 'low' } as const;

export const RATES: readonly Rate[] = [
  {
    measure: 'turnover_rate_fte',
    name: 'turnover rate',
    meaning: 'Turnover is leavers in the year to 30 September as a share of social workers in post on that day.',
    ...PER_CENT,
    chance: 'events',
  },
  {
    measure: 'vacancy_rate_fte',
    name: 'vacancy rate',
    meaning: 'The vacancy rate is vacancies as a share of vacancies and social workers in post, on 30 September.',
    ...PER_CENT,
    chance: 'share',
  },
  {
    measure: 'agency_rate_fte',
    name: 'agency rate',
    meaning:
      'The agency rate is agency workers as a share of agency workers and social workers in post, on 30 September.',
    ...PER_CENT,
    chance: 'share',
  },
  {
    measure: 'agency_cover_rate_fte',
    name: 'share of agency workers who cover vacancies',
    meaning: 'Agency workers who cover vacancies are counted as a share of all agency workers, on 30 September.',
    unit: 'percent',
    polarity: null,
    chance: 'share',
  },
  {
    measure: 'vacancy_agency_cover_rate_fte',
    name: 'rate of vacancies covered by agency workers',
    meaning:
      'The rate of vacancies covered is agency workers who cover a vacancy over vacancies, on 30 September; it is above 100% where more such workers than vacancies are returned.',
    unit: 'percent',
    polarity: 'high',
    chance: 'events',
  },
  {
    measure: 'caseload_fte',
    name: 'average caseload',
    meaning:
      'The average caseload is cases over social workers, agency workers included, who hold at least one, on 30 September.',
    unit: 'mean',
    polarity: 'low',
    chance: null,
    breakInSeries: {
      from: 2024,
      note: 'In 2024 the census began to query case holders without a case, so fewer people are returned as case holders from then on.',
    },
    comeTogether: 'the children of a family come to a worker together',
  },
  {
    measure: 'absence_rate_fte',
    name: 'sickness absence rate',
    meaning:
      'The sickness absence rate is days lost to sickness in the year to 30 September as a share of working days: 253 a year for everybody in post, 254 in a leap year.',
    ...PER_CENT,
    chance: null,
    comeTogether: 'days of sickness come in spells',
  },
];

/** A printed rate with its unit: “18.1%”, or “16.6” for cases a worker. */
export function rateText(value: number, unit: RateUnit): string {
  return `${value.toFixed(1)}${unit === 'percent' ? '%' : ''}`;
}
