import { tCritical } from './distributions/student-t.ts';
import type { Interval, ShownEstimate } from './estimate.ts';
import type { DesignVariance } from './estimate-share.ts';
import { chosenShareInterval } from './intervals/share-interval.ts';
import { effectiveBase, spreadAround } from './ratio.ts';
import { type Count, countedFrom, type Sums } from './sums.ts';

/** The people whom the weights of a sample stand for, so that sums of weights count people of a population. */
export interface WeightedPopulation {
  /** Everybody in the sample who has a weight, whatever group is looked at. */
  readonly sample: Count;
  /** How many people they stand for in all; Σw where the weights themselves say so. */
  readonly size: number;
  /**
   * Whether the size is known, and the weights were made to add up to it; otherwise the sum of weights is itself an
   * estimate, which adds to the error of every total.
   */
  readonly isKnown: boolean;
}

const LEVEL = 0.95;
/** The part of a spread below which it cannot be told from the rounding of the sums. */
const ROUNDING = 1e-13;

/** How many people of the population one unit of weight stands for. */
export function grossingFactor({ sample, size }: WeightedPopulation): number {
  return size / sample.w;
}

/**
 * Variance of a group’s total Σwy for independent respondents, grossed up to the population. With a size that is not
 * known it is n/(n−1) · (Σw²y² − (Σwy)²/n) (R: `svytotal`); with a known one that of the residuals y − Σwy/Σw of
 * everybody in the sample (R: `svytotal` after `calibrate(~1)` to the size).
 * @param counted sums of the group, a domain of the sample. Throws for a sample of fewer than 2.
 */
export function totalVariance(counted: Sums, population: WeightedPopulation): number {
  const { n, w, w2 } = population.sample;
  const sums = countedFrom(counted, 0);
  if (n < 2) throw new Error(`totalVariance: a sample of ${n}; a variance needs 2 or more.`);
  const squares = grossingFactor(population) ** 2 * (n / (n - 1));
  if (!population.isKnown) {
    const spread = sums.w2yy - sums.wy ** 2 / n;
    return spread > ROUNDING * sums.w2yy ? squares * spread : 0;
  }
  const centre = sums.wy / w;
  const outside = w2 - sums.w2 > ROUNDING * w2 ? w2 - sums.w2 : 0;
  return squares * (spreadAround(counted, 1, centre - (counted.origin ?? 0)) + outside * centre ** 2);
}

/**
 * The total of a group, grossed up to the population: how many people have y = 1 (`people`), or the sum of a quantity.
 * A number of people of a known population has the interval of their share of it (`chosenShareInterval`), which stays
 * within it; everything else a symmetric one by Student’s t, of a number of people not below nought.
 * Throws for a group without weight, and without degrees of freedom.
 */
export function estimateTotal(
  of: 'people' | 'quantity',
  counted: Sums,
  population: WeightedPopulation,
  variance: DesignVariance,
): ShownEstimate {
  const sums = countedFrom(counted, 0);
  if (!(sums.w > 0)) throw new Error(`estimateTotal: sums.w is ${sums.w}; a group needs weight.`);
  if (!(variance.degreesOfFreedom > 0))
    throw new Error(`estimateTotal: ${variance.degreesOfFreedom} degrees of freedom.`);
  const factor = grossingFactor(population);
  return {
    disclosure: 'shown',
    value: factor * sums.wy,
    standardError: Math.sqrt(variance.variance),
    interval: of === 'people' ? peopleLimits(sums, population, variance) : symmetricLimits(factor * sums.wy, variance),
    base: sums.n,
    weightedBase: factor * sums.w,
    effectiveBase: effectiveBase(sums),
    degreesOfFreedom: variance.degreesOfFreedom,
  };
}

function peopleLimits(sums: Sums, population: WeightedPopulation, of: DesignVariance): Interval {
  const { size, sample, isKnown } = population;
  // The group and the sample are added up apart: what rounding leaves between them is nobody.
  const share = sums.wy >= (1 - ROUNDING) * sample.w ? 1 : sums.wy / sample.w;
  if (!isKnown && share > 0) {
    const limits = symmetricLimits(grossingFactor(population) * sums.wy, of);
    return { ...limits, lower: Math.max(0, limits.lower) };
  }
  // Nobody in the sample is not nobody in the population: the share’s interval says how many there may be.
  const { sampleSize, degreesOfFreedom } = of;
  const variance = of.variance / size ** 2;
  const found = { share, variance, sampleSize, degreesOfFreedom, effectiveBase: effectiveBase(sample) };
  const limits = chosenShareInterval(found, LEVEL)!;
  return { ...limits, lower: size * limits.lower, upper: size * limits.upper };
}

function symmetricLimits(value: number, { variance, degreesOfFreedom }: DesignVariance): Interval {
  const half = tCritical(LEVEL, degreesOfFreedom) * Math.sqrt(variance);
  return { lower: value - half, upper: value + half, level: LEVEL, method: 'student-t' };
}
