import { comparisonOf } from './compare-with-rest.ts';
import type { Comparison } from './estimate.ts';
import type { WeightedDesign } from './estimate-share.ts';
import { meanFromOrigin, spreadAround } from './ratio.ts';
import { countedFrom, type Sums } from './sums.ts';

/**
 * Sets a group against the total that contains it, given the sums of both and of everybody else in the total. The
 * group is part of both sides, so that its people count with what they add to either (R: `svycontrast` of the two
 * ratios). Returns null where there is nothing to test.
 */
export function compareGroupWithTotal(
  group: Sums,
  total: Sums,
  everybodyElse: Sums,
  { sampleSize }: WeightedDesign,
): Comparison | null {
  if (!(group.w > 0) || !(everybodyElse.w > 0)) return null;
  const others = countedFrom(everybodyElse, group.origin ?? 0);
  const [own, all] = [meanFromOrigin(group), meanFromOrigin(countedFrom(total, group.origin ?? 0))];
  const inside = spreadAround(group, 1 / group.w - 1 / total.w, own / group.w - all / total.w);
  const outside = spreadAround(others, 1 / total.w, all / total.w);
  return comparisonOf('total', own - all, (sampleSize / (sampleSize - 1)) * (inside + outside), sampleSize - 1);
}
