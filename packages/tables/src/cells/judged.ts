import type { Comparison } from '@earshot/statistics';
import type { JudgedComparison } from '../table.ts';

/** A difference with what may be said of it, given its p-value as adjusted for the other tests. */
export function judged(comparison: Comparison, adjustedPValue: number, level: number): JudgedComparison {
  // Written out: copying an object by its names takes several times as long, and a report has many cells.
  const { against, difference, standardError, statistic, pValue } = comparison;
  const isBeyond = adjustedPValue < 1 - level && difference !== 0;
  const verdict = isBeyond ? (difference > 0 ? 'higher' : 'lower') : null;
  return { against, difference, standardError, statistic, pValue, adjustedPValue, verdict };
}
