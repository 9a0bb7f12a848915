import { SMALLEST_BASE } from './withhold.ts';

/**
 * Withholds counts of groups that add up to a total which is shown. A count under `SMALLEST_BASE` is withheld (null); one that
 * stands alone could be worked out from the total and the others, so the next smallest goes with it. Groups with
 * nobody in them count as small: that nobody took part is a finding about everybody there.
 */
export function withholdSmallCounts(counts: readonly number[]): (number | null)[] {
  const bySize = counts.map((_, index) => index).sort((one, other) => counts[one]! - counts[other]!);
  const small = bySize.filter((index) => counts[index]! < SMALLEST_BASE);
  const hidden = new Set(small);
  const hiddenTotal = (): number => [...hidden].reduce((sum, index) => sum + counts[index]!, 0);
  // Together the withheld must be at least two groups and not a small number themselves.
  for (const index of bySize) {
    if (small.length === 0 || (hidden.size >= 2 && hiddenTotal() >= SMALLEST_BASE)) break;
    hidden.add(index);
  }
  return counts.map((count, index) => (hidden.has(index) ? null : count));
}
