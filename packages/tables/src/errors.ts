import {
  type Comparison,
  compareGroupWithTotal,
  compareWithRest,
  countedTable,
  type DesignVariance,
  meanVariance,
  type TableRefusal,
  type TableShares,
  totalVariance,
  type WeightedPopulation,
} from '@earshot/statistics';
import type { Group } from './column-groups.ts';
import { categoryCount, type GroupSums, NOBODY } from './item-sums.ts';
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
  /** The shares of all answers to a single choice crossed with the levels of a break; refused where there is nothing to test. */
  crossedShares(crossing: Crossing): TableShares | TableRefusal;
}

/** A single choice crossed with a break. */
export interface Crossing {
  readonly codes: readonly string[];
  /** The place of the break among those of the table. */
  readonly break: number;
  /** Keys of the break’s levels. */
  readonly levels: readonly string[];
  /** The sums of the item by level. */
  readonly groups: ReadonlyMap<string, GroupSums>;
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
    crossedShares: ({ codes, levels, groups }) =>
      countedTable(
        codes.map((code) => levels.map((level) => categoryCount(groups.get(level) ?? NOBODY, code))),
        sampleSize,
      ),
    varianceOfTotal(measure, group, population) {
      const variance = totalVariance(sums(measure, group)!, population);
      return { variance, sampleSize, degreesOfFreedom: sampleSize - 1 };
    },
  };
}
