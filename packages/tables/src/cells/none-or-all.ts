import { type Comparison, effectiveBase, type Sums } from '@earshot/statistics';
import type { Measured } from './measure.ts';

/**
 * A comparison in which nobody or everybody of a side has what is counted. That side’s variance is nought, so that the t-test
 * takes its share for certain, and would find 0% of thirty people lower than 2% of everybody else. The p-value is then at
 * least twice the chance that nobody of so many people (or everybody, by effective base) would have it if they were like the
 * other side: the binomial distribution’s, as in Clopper and Pearson’s interval.
 */
export function testedAtBounds(comparison: Comparison | null, one: Measured, other: Measured): Comparison | null {
  if (!comparison || one.measure.kind !== 'codes' || !one.sums || !other.sums) return comparison;
  const least = Math.max(chanceOfBound(one.sums, other.sums), chanceOfBound(other.sums, one.sums));
  return least > comparison.pValue ? { ...comparison, pValue: least } : comparison;
}

/** 0 for a side of which some have it and some do not. */
function chanceOfBound(own: Sums, other: Sums): number {
  if (own.wy > 0 && own.wy < own.w) return 0;
  const share = other.wy / other.w;
  return Math.min(1, 2 * (own.wy > 0 ? share : 1 - share) ** effectiveBase(own));
}
