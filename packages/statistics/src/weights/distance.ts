/** The smallest and the largest factor that a starting weight may be multiplied by. */
export interface FactorBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How far weights may move from the starting ones, and what it costs (Deville and Särndal 1992):
 * - linear: the square of the distance, as in generalised regression; unbounded, a weight can become negative;
 * - raking: weights stay positive, as raking’s do;
 * - logit: between two bounds, approached smoothly; needs both.
 * Bounds cut the first two off.
 */
export type DistanceName = 'linear' | 'raking' | 'logit';

/** The factor of a weight as a function of what the totals pull at it, and its slope. */
export interface Distance {
  readonly factor: (pull: number) => number;
  readonly slope: (pull: number) => number;
}

export const UNBOUNDED: FactorBounds = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

/** The distance of that name within bounds. The bounds have 1 between them; those of logit are finite. */
export function distanceOf(name: DistanceName, bounds: FactorBounds): Distance {
  if (name === 'logit') return logit(bounds);
  const free: Distance =
    name === 'linear' ? { factor: (u) => 1 + u, slope: () => 1 } : { factor: Math.exp, slope: Math.exp };
  return cutOff(free, bounds);
}

function cutOff({ factor, slope }: Distance, { lower, upper }: FactorBounds): Distance {
  return {
    factor: (u) => Math.min(upper, Math.max(lower, factor(u))),
    slope: (u) => (factor(u) > lower && factor(u) < upper ? slope(u) : 0),
  };
}

function logit({ lower, upper }: FactorBounds): Distance {
  const steepness = (upper - lower) / ((upper - 1) * (1 - lower));
  const shareOfRange = (u: number): number => 1 / (1 + ((upper - 1) / (1 - lower)) * Math.exp(-steepness * u));
  return {
    factor: (u) => lower + (upper - lower) * shareOfRange(u),
    slope: (u) => (upper - lower) * steepness * shareOfRange(u) * (1 - shareOfRange(u)),
  };
}
