import {
  type Comparison,
  compareGroupWithTotal,
  compareWithRest,
  type DesignVariance,
  meanVariance,
  totalVariance,
  type WeightedPopulation,
} from '@earshot/statistics';
import type { Group } from './column-groups.ts';
import { type Measure, sumsOf } from './measure.ts';

/**
 * Where the errors of a table come from. All of its groups have somebody in them who counts for the measure.
 */
export interface Errors {
  /** The variance of the measure's share or mean in a group. */
  variance(measure: Measure, group: Group): DesignVariance;
  /** Two groups that share nobody; null where nothing varies. */
  difference(measure: Measure, group: Group, other: Group): Comparison | null;
  /** A group against the total that contains it; null where nothing varies, or nobody is outside the group. */
  differenceFromTotal(measure: Measure, group: Group, total: Group, everybodyElse: Group): Comparison | null;
  /** The variance of the measure’s total in a group, grossed up to the population. */
  varianceOfTotal(measure: Measure, group: Group, population: WeightedPopulation): DesignVariance;
}

/** Errors of respondents who are independent of each other, each with a weight: all of them from sums. */
export function independentErrors(sampleSize: number): Errors {
  const design = { sampleSize };
  const sums = (measure: Measure, group: Group) => sumsOf(measure, group.sums);
  return {
    variance(measure, group) {
      const variance = meanVariance(sums(measure, group)!, sampleSize);
      return { variance, sampleSize, degreesOfFreedom: sampleSize - 1 };
    },
    difference(measure, group, other) {
      const [own, others] = [sums(measure, group), sums(measure, other)];
      return own && others && compareWithRest(own, others, design);
    },
    differenceFromTotal(measure, group, total, everybodyElse) {
      const [own, all, others] = [sums(measure, group), sums(measure, total), sums(measure, everybodyElse)];
      return own && all && others && compareGroupWithTotal(own, all, others, design);
    },
    varianceOfTotal(measure, group, population) {
      const variance = totalVariance(sums(measure, group)!, population);
      return { variance, sampleSize, degreesOfFreedom: sampleSize - 1 };
    },
  };
}
