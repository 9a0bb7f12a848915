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
import { categoryCount, type GroupSums, NOBODY } from '../grouped-sums/item-sums.ts';
import type { Measured } from './measure.ts';

/**
 * Where the errors of a table come from. A variance is of a group with somebody in it who counts for the measure; what is
 * set against each other is of one measure.
 */
export interface Errors {
  /** The variance of the measure's share or mean in a group. */
  variance(group: Measured): DesignVariance;
  /** Two groups that share nobody; null where nothing varies. */
  difference(group: Measured, other: Measured): Comparison | null;
  /** A group against the total that contains it; null where nothing varies, or nobody is outside the group. */
  differenceFromTotal(group: Measured, total: Measured, everybodyElse: Measured): Comparison | null;
  /** The variance of the measure’s total in a group, grossed up to the population. */
  varianceOfTotal(group: Measured, population: WeightedPopulation): DesignVariance;
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
  return {
    variance({ sums }) {
      const variance = meanVariance(sums!, sampleSize);
      return { variance, sampleSize, degreesOfFreedom: sampleSize - 1 };
    },
    difference: ({ sums: own }, { sums: others }) => own && others && compareWithRest(own, others, design),
    differenceFromTotal: ({ sums: own }, { sums: all }, { sums: others }) =>
      own && all && others && compareGroupWithTotal(own, all, others, design),
    crossedShares: ({ codes, levels, groups }) =>
      countedTable(
        codes.map((code) => levels.map((level) => categoryCount(groups.get(level) ?? NOBODY, code))),
        sampleSize,
      ),
    varianceOfTotal({ sums }, population) {
      const variance = totalVariance(sums!, population);
      return { variance, sampleSize, degreesOfFreedom: sampleSize - 1 };
    },
  };
}
