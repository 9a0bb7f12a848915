// Chance for rates whose units do not come one by one: cases in families, days of sickness in spells. What comes together
// does so within an authority, so authorities are taken as the units, and a region’s are looked at as if they had been
// drawn from more like them. Real differences between authorities are then counted as chance too: the interval is wide.
import { isRefused, ratioOf, standardErrorOf, surveyDesign, tCritical, totalOf } from '@earshot/statistics';
import type { CountOver } from '../noise/change-interval.ts';

/** A rate over authorities: the sum of their counts over that of their bases, with its variance between them. */
export interface RateBetween {
  readonly rate: number;
  readonly variance: number;
  readonly authorities: number;
}

/** Of fewer authorities the spread says too little of chance. */
export const FEWEST_AUTHORITIES = 8;

const LEVEL = 0.95;

/**
 * The rate over authorities by the linearised variance of a ratio, each authority a unit of weight 1; null for fewer than
 * eight, or where all bases are 0.
 * Source: Cochran 1977, Sampling Techniques, 6.3; R: svyratio(~count, ~base, svydesign(ids = ~1, weights = ~one)).
 */
export function rateBetween(authorities: readonly CountOver[]): RateBetween | null {
  if (authorities.length < FEWEST_AUTHORITIES || authorities.every(({ base }) => base === 0)) return null;
  const design = surveyDesign({ weights: authorities.map(() => 1) });
  if (isRefused(design)) throw new Error(`rateBetween: ${design.sentence}`);
  const [counts, bases] = (['count', 'base'] as const).map((part) =>
    totalOf(
      design,
      authorities.map((one) => one[part]),
    ),
  );
  const ratio = ratioOf(counts!, bases!);
  return { rate: ratio.value, variance: standardErrorOf(design, ratio) ** 2, authorities: authorities.length };
}

/** How far chance reaches to either side of a rate, or of the difference of two rates of different authorities: 95%, Student’s t. */
export function reachBetween(own: RateBetween, other: RateBetween | null): number {
  const freedom = own.authorities - 1 + (other ? other.authorities - 1 : 0);
  return tCritical(LEVEL, freedom) * Math.sqrt(own.variance + (other?.variance ?? 0));
}
