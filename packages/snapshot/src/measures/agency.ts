import { COVER_REASONS, type CoverReason } from '../layout/codes.ts';
import { daysBetween, daysIn, firstDay } from '../month.ts';
import { isThere } from '../presence.ts';
import { inForce, type Scheme } from '../scheme/scheme.ts';
import type { Cover, Snapshot } from '../snapshot.ts';
import { exactSum, sumOfKnown } from './exact-sum.ts';

/** Agency workers who are there for one reason. */
export interface ReasonLine {
  readonly reason: CoverReason;
  readonly workers: number;
  readonly fte: number;
  /** Pounds a week; null where the cost of one of them is not known. */
  readonly weekly: number | null;
}

/** The agency workers of the last day of a month, and what the month cost. */
export interface Agency {
  readonly workers: number;
  readonly fte: number;
  readonly reasons: readonly ReasonLine[];
  /** Pounds a week at the rates of the last day; null where one of them is not known. */
  readonly weekly: number | null;
  /** Pounds in the month, with assignments that ended in it; null where the cost of one is not known. */
  readonly monthly: number | null;
  /** Assignments of the month without a cost. */
  readonly withoutCost: number;
  /** How many had an assignment in the month. */
  readonly inMonth: number;
  /** Weeks from the start of each assignment to the last day of the month, whole ones, in rising order. */
  readonly weeks: readonly number[];
  readonly cap: AgainstCap | null;
}

/** Hourly rates held to the price caps in force; of those whose grade has a cap and whose rate is known. */
export interface AgainstCap {
  readonly validFrom: string;
  readonly within: number;
  readonly over: number;
  readonly notKnown: number;
}

/** Counts agency workers; null where cover.csv was not given. */
export function agencyOf({ cover, month, day }: Snapshot, scheme: Scheme): Agency | null {
  if (!cover) return null;
  const there = cover.filter((one) => isThere(one, day));
  const inMonth = cover.filter((one) => daysInMonth(one, month) > 0);
  const weekly = (some: readonly Cover[]): number | null => sumOfKnown(some.map((one) => weeklyCost(one, scheme)));
  return {
    workers: there.length,
    fte: fteOf(there),
    reasons: (Object.keys(COVER_REASONS) as CoverReason[]).map((reason) => {
      const some = there.filter((one) => one.reason === reason);
      return { reason, workers: some.length, fte: fteOf(some), weekly: weekly(some) };
    }),
    weekly: weekly(there),
    monthly: sumOfKnown(inMonth.map((one) => monthlyCost(one, month, scheme))),
    withoutCost: inMonth.filter(({ hourlyCost }) => hourlyCost === null).length,
    inMonth: inMonth.length,
    weeks: there.map(({ start }) => Math.floor(daysBetween(start, day) / 7)).sort((a, b) => a - b),
    cap: againstCap(there, scheme, day),
  };
}

function fteOf(some: readonly Cover[]): number {
  return exactSum(some.map(({ fte }) => fte));
}

function weeklyCost({ hourlyCost, hours, fte }: Cover, { fullTimeHours }: Scheme): number | null {
  return hourlyCost === null ? null : hourlyCost * (hours ?? fte * fullTimeHours);
}

/** By the days of the month that the assignment had, a week being seven of them. */
function monthlyCost(one: Cover, month: string, scheme: Scheme): number | null {
  const weekly = weeklyCost(one, scheme);
  return weekly === null ? null : (weekly * daysInMonth(one, month)) / 7;
}

/** On how many days of the month an assignment went on; the day on which it ended is none of them. */
function daysInMonth({ start, end }: Cover, month: string): number {
  const first = firstDay(month);
  const length = daysIn(month);
  const from = Math.max(0, daysBetween(first, start));
  const to = end === null ? length : Math.min(length, daysBetween(first, end));
  return Math.max(0, to - from);
}

function againstCap(there: readonly Cover[], { caps }: Scheme, day: string): AgainstCap | null {
  const inForceNow = inForce(caps, day);
  if (!inForceNow) return null;
  const held = there.map(({ grade, cappedRate }) => {
    const cap = inForceNow.hourly.get(grade);
    return cap === undefined || cappedRate === null ? null : cappedRate > cap;
  });
  return {
    validFrom: inForceNow.validFrom,
    within: held.filter((isOver) => isOver === false).length,
    over: held.filter((isOver) => isOver === true).length,
    notKnown: held.filter((isOver) => isOver === null).length,
  };
}
