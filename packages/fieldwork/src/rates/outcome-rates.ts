import type { AaporGroup } from '../disposition.ts';
import type { EligibilityRate } from './eligibility-rate.ts';
import { type GroupCounts, groupCounts } from './group-counts.ts';

export const RATE_IDS = [
  'RR1',
  'RR2',
  'RR3',
  'RR4',
  'RR5',
  'RR6',
  'COOP1',
  'COOP2',
  'COOP3',
  'COOP4',
  'REF1',
  'REF2',
  'REF3',
  'CON1',
  'CON2',
  'CON3',
] as const;
export type RateId = (typeof RATE_IDS)[number];

/** One of AAPOR’s rates. A count of cases and no estimate: it has no interval. */
export interface OutcomeRate {
  readonly id: RateId;
  /** Between 0 and 1; null where there is nothing to divide by, or no *e*. */
  readonly value: number | null;
  readonly numerator: number;
  /** Not always whole: the unknown count as their share *e*. Null without *e*. */
  readonly denominator: number | null;
  /** Why there is no value; null where there is one. */
  readonly why: string | null;
}

/** What goes above the line, and what below it beside the unknown, which count whole, by *e*, or not at all. */
interface Formula {
  readonly above: (counts: GroupCounts) => number;
  readonly below: (counts: GroupCounts) => number;
  readonly unknown: 'whole' | 'e' | 'none';
}

const interviews = ({ I }: GroupCounts) => I;
const withPartials = ({ I, P }: GroupCounts) => I + P;
const refusals = ({ R }: GroupCounts) => R;
const contacted = ({ I, P, R, O }: GroupCounts) => I + P + R + O;
const eligible = ({ I, P, R, NC, O }: GroupCounts) => I + P + R + NC + O;
/** Those contacted, but for the ones who could not have taken part. */
const able = ({ I, P, R }: GroupCounts) => I + P + R;

/** AAPOR, Standard Definitions, 9th edition (2016): response, cooperation, refusal and contact rates. */
const FORMULAS: Readonly<Record<RateId, Formula>> = {
  RR1: { above: interviews, below: eligible, unknown: 'whole' },
  RR2: { above: withPartials, below: eligible, unknown: 'whole' },
  RR3: { above: interviews, below: eligible, unknown: 'e' },
  RR4: { above: withPartials, below: eligible, unknown: 'e' },
  RR5: { above: interviews, below: eligible, unknown: 'none' },
  RR6: { above: withPartials, below: eligible, unknown: 'none' },
  COOP1: { above: interviews, below: contacted, unknown: 'none' },
  COOP2: { above: withPartials, below: contacted, unknown: 'none' },
  COOP3: { above: interviews, below: able, unknown: 'none' },
  COOP4: { above: withPartials, below: able, unknown: 'none' },
  REF1: { above: refusals, below: eligible, unknown: 'whole' },
  REF2: { above: refusals, below: eligible, unknown: 'e' },
  REF3: { above: refusals, below: eligible, unknown: 'none' },
  CON1: { above: contacted, below: eligible, unknown: 'whole' },
  CON2: { above: contacted, below: eligible, unknown: 'e' },
  CON3: { above: contacted, below: eligible, unknown: 'none' },
};

/** Stands for *e* where only who counts below the line matters, and not how much: no count of people is like it. */
const SOME_E = 7919;

/** How often a case of a group counts above or below the line of a rate; *e* is a number that stands for it. */
export function weightInRate(id: RateId, part: 'above' | 'below', group: AaporGroup): number {
  const { above, below, unknown } = FORMULAS[id];
  const one: GroupCounts = { ...groupCounts([]), [group]: 1 };
  if (part === 'above') return above(one);
  return below(one) + (one.UH + one.UO) * { whole: 1, e: SOME_E, none: 0 }[unknown];
}

/**
 * All of AAPOR’s rates of some cases, in the order of `RATE_IDS`. Where a denominator is 0, or *e* is needed and
 * cannot be worked out, there is no number but a reason. Without anybody unknown no rate needs *e*.
 */
export function outcomeRates(counts: GroupCounts, e: EligibilityRate): OutcomeRate[] {
  const unknown = counts.UH + counts.UO;
  const taken = { whole: unknown, e: unknown === 0 ? 0 : e.value === null ? null : e.value * unknown, none: 0 };
  return RATE_IDS.map((id) => {
    const { above, below, unknown: how } = FORMULAS[id];
    const numerator = above(counts);
    const share = taken[how];
    if (share === null) return { id, value: null, numerator, denominator: null, why: `Needs e. ${e.how}` };
    const denominator = below(counts) + share;
    if (denominator === 0) return { id, value: null, numerator, denominator, why: 'Nobody to divide by.' };
    return { id, value: numerator / denominator, numerator, denominator, why: null };
  });
}
