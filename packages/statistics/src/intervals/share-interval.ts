import { tCritical } from '../distributions/student-t.ts';
import { betaQuantile } from '../distributions/tails.ts';
import type { Interval } from '../estimate.ts';

/** What a confidence interval of a share is made from. */
export interface ShareFound {
  /** Between 0 and 1. */
  readonly share: number;
  /** Of the share, under the design. */
  readonly variance: number;
  /** People in the sample that the degrees of freedom were counted from. */
  readonly sampleSize: number;
  /** Kish’s effective base of the share, which stands in where nobody or everybody has it and the variance is 0. */
  readonly effectiveBase: number;
  readonly degreesOfFreedom: number;
}

/**
 * - logit: symmetric in log(p/(1 − p)) (R: `svyciprop`, "logit" and "xlogit", which are the same up to iteration);
 * - korn-graubard: Clopper and Pearson’s with the base that simple random sampling would need for this variance, cut
 *   by the degrees of freedom lost to clusters (Korn and Graubard 1998; R: "beta");
 * - wilson: Wilson’s score interval with that base (Wilson 1927).
 *
 * The arcsine, the likelihood and p ± t·se are in as-in-r.ts: R’s have faults that nothing shown should have.
 */
export type ShareIntervalMethod = 'logit' | 'korn-graubard' | 'wilson';

/** Limits of a share; null where a method has none: most have nothing to say of 0% and 100%. */
type Limits = readonly [number, number] | null;

const METHODS: Record<ShareIntervalMethod, (found: ShareFound, level: number) => Limits> = {
  logit: logitLimits,
  'korn-graubard': kornGraubardLimits,
  wilson: wilsonLimits,
};

/**
 * The interval of a share by one method. Null without degrees of freedom, and at 0% and 100% for every method but
 * Korn and Graubard’s. A share that the design fixes (variance 0, between 0 and 1) has itself as both limits.
 */
export function shareInterval(found: ShareFound, method: ShareIntervalMethod, level: number): Interval | null {
  if (!(found.degreesOfFreedom > 0)) return null;
  const isFixed = !isAtBound(found.share) && baseOfVariance(found) > MOST;
  const limits = isFixed ? ([found.share, found.share] as const) : METHODS[method](found, level);
  return limits && { lower: limits[0], upper: limits[1], level, method };
}

/** A share that is as sure as one of so many people differs from a fixed one by rounding only. */
const MOST = 1e15;

/** Below this share, and above one less it, an interval is Korn and Graubard’s. */
const RARE = 0.05;
/** As is one with fewer people than this, by effective base, on either side of it. */
const FEW = 5;

/**
 * The interval that we show of a share: Korn and Graubard’s, which errs on the safe side, where the share is under 5%
 * or over 95%, or where fewer than five effective respondents have it or have it not; the logit’s everywhere else.
 * Null without degrees of freedom.
 */
export function chosenShareInterval(found: ShareFound, level: number): Interval | null {
  const rarer = Math.min(found.share, 1 - found.share);
  const isRare = rarer < RARE || rarer * found.effectiveBase < FEW;
  return shareInterval(found, isRare ? 'korn-graubard' : 'logit', level);
}

function isAtBound(share: number): boolean {
  return share <= 0 || share >= 1;
}

/** How many people a simple random sample would need for the same variance. */
function baseOfVariance({ share, variance }: ShareFound): number {
  return (share * (1 - share)) / variance;
}

function logitLimits({ share, variance, degreesOfFreedom }: ShareFound, level: number): Limits {
  if (isAtBound(share)) return null;
  const centre = Math.log(share / (1 - share));
  const half = (tCritical(level, degreesOfFreedom) * Math.sqrt(variance)) / (share * (1 - share));
  return [shareOf(centre - half), shareOf(centre + half)];
}

/** Not within `logitLimits`: a table has many cells, and making a named function anew for each takes longer than the rest. */
function shareOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Where fewer people than this have it, the lower limit of a share, about (α/2)^(1/people), is less than any number above 0. */
const LEAST = 1e-4;

function kornGraubardLimits(found: ShareFound, level: number): Limits {
  const { share, sampleSize, degreesOfFreedom } = found;
  const outside = (1 - level) / 2;
  const lost = (tCritical(level, Math.max(1, sampleSize - 1)) / tCritical(level, degreesOfFreedom)) ** 2;
  const base = lost * (isAtBound(share) ? found.effectiveBase : baseOfVariance(found));
  if (share <= 0) return [0, 1 - outside ** (1 / base)];
  if (share >= 1) return [outside ** (1 / base), 1];
  const [having, rest] = [base * share, base * (1 - share)];
  const lower = having < LEAST ? 0 : betaQuantile(outside, having, rest + 1);
  return [lower, rest < LEAST ? 1 : betaQuantile(1 - outside, having + 1, rest)];
}

function wilsonLimits(found: ShareFound, level: number): Limits {
  const { share, degreesOfFreedom } = found;
  if (isAtBound(share)) return null;
  const base = baseOfVariance(found);
  const squared = tCritical(level, degreesOfFreedom) ** 2 / base;
  const centre = share + squared / 2;
  const half = Math.sqrt(squared * share * (1 - share) + squared ** 2 / 4);
  return [Math.max(0, (centre - half) / (1 + squared)), Math.min(1, (centre + half) / (1 + squared))];
}
