import { COHORTS, type Cohort } from '../layout/codes.ts';
import { monthsOn } from '../month.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Offer, Snapshot } from '../snapshot.ts';
import { howManyStart, type StartRange } from './how-many-start.ts';

/** Months after this one that are shown by themselves; what is planned later stands together. */
const MONTHS_AHEAD = 12;

/** Accepted offers with one planned start month. */
export interface PipelineLine {
  /** YYYY-MM; `overdue` for a day that has passed, `later` for what is more than a year ahead. */
  readonly when: string;
  readonly offers: number;
  readonly byCohort: ReadonlyMap<Cohort, number>;
  /** How many of them are to be expected; null where the scheme assumes nothing, or not of one of their cohorts. */
  readonly range: StartRange | null;
}

/** The offers that stand at the end of the month. */
export interface Pipeline {
  readonly accepted: number;
  /** Made and not accepted yet. They are counted here only. */
  readonly waiting: number;
  readonly lines: readonly PipelineLine[];
  readonly cohorts: readonly Cohort[];
  readonly total: PipelineLine;
}

/** Sorts accepted offers by planned start and cohort; null where offers.csv was not given. */
export function pipelineOf({ offers, month, day }: Snapshot, { starts }: Scheme): Pipeline | null {
  if (!offers) return null;
  const accepted = offers.filter(({ status }) => status === 'accepted');
  const last = monthsOn(month, MONTHS_AHEAD);
  const whenOf = ({ start }: Offer): string => {
    if (start <= day) return 'overdue';
    return start.slice(0, 7) > last ? 'later' : start.slice(0, 7);
  };
  const present = new Set(accepted.map(({ cohort }) => cohort));
  const whens = [...new Set(accepted.map(whenOf))].sort((a, b) => rank(a).localeCompare(rank(b)));
  const chances = starts?.chances ?? null;
  return {
    accepted: accepted.length,
    waiting: offers.filter(({ status }) => status === 'offered').length,
    lines: whens.map((when) =>
      lineOf(
        when,
        accepted.filter((offer) => whenOf(offer) === when),
        chances,
      ),
    ),
    cohorts: (Object.keys(COHORTS) as Cohort[]).filter((cohort) => present.has(cohort)),
    total: lineOf('all', accepted, chances),
  };
}

function rank(when: string): string {
  return when === 'overdue' ? '0' : when === 'later' ? '9' : when;
}

function lineOf(when: string, offers: readonly Offer[], chances: ReadonlyMap<Cohort, number> | null): PipelineLine {
  const byCohort = new Map<Cohort, number>();
  for (const { cohort } of offers) byCohort.set(cohort, (byCohort.get(cohort) ?? 0) + 1);
  const known = offers.map(({ cohort }) => chances?.get(cohort) ?? null);
  const range = offers.length > 0 && known.every((chance) => chance !== null) ? howManyStart(known) : null;
  return { when, offers: offers.length, byCohort, range };
}
