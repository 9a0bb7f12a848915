import { type CountInterval, eventsInterval, shareInterval } from './count-interval.ts';

/** A count over its base in one year, such as leavers over workers in post. */
export interface CountOver {
  readonly count: number;
  readonly base: number;
}

/** What chance does to a rate: a share of its base, or events that can be more than the base. */
export type Chance = 'share' | 'events';

/** How far a rate has moved, with what chance leaves open; differences of rates between 0 and 1. */
export interface ChangeInterval extends CountInterval {
  readonly difference: number;
  /** Whether no change at all lies outside of the interval. */
  readonly isBeyondNoise: boolean;
}

const LEVEL = 0.95;

/**
 * The 95% interval of the change from one year to another, made from the intervals of both years: the nearer end of
 * one and the farther end of the other, squared and added. It takes the years as independent; posts that stay vacant
 * make them alike, so it errs on the side of calling a change noise.
 * Source: Newcombe 1998 (method 10) for shares; Zou and Donner 2008 for rates of events by the same rule.
 */
export function changeInterval(chance: Chance, from: CountOver, to: CountOver): ChangeInterval {
  const [before, after] = [rateOf(from), rateOf(to)];
  const [early, late] = [intervalOf(chance, from, LEVEL), intervalOf(chance, to, LEVEL)];
  const difference = after - before;
  const least = difference - Math.hypot(after - late.least, early.most - before);
  const most = difference + Math.hypot(late.most - after, before - early.least);
  return { difference, least, most, isBeyondNoise: least > 0 || most < 0 };
}

/** The interval of one year’s rate, by the kind of chance. */
export function intervalOf(chance: Chance, { count, base }: CountOver, level: number): CountInterval {
  return chance === 'share' ? shareInterval(count, base, level) : eventsInterval(count, base, level);
}

function rateOf({ count, base }: CountOver): number {
  return count / base;
}
