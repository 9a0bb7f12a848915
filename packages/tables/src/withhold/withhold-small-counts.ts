import { hiddenInSums } from './withhold-in-sums.ts';

/**
 * Withholds counts of groups that add up to a total which is shown, by `hiddenInSums`: a count under `SMALLEST_BASE` is
 * withheld (null), and the next smallest while those withheld are fewer together. Groups with nobody in them count as
 * small: that nobody took part is a finding about everybody there.
 */
export function withholdSmallCounts(counts: readonly number[]): (number | null)[] {
  const groups = counts.map((people) => ({ people, is: 'open' as const }));
  const people = counts.reduce((sum, count) => sum + count, 0);
  const total = { people, is: 'known' as const };
  const { cells } = hiddenInSums({ cells: [groups], rows: [total], columns: groups }, { nobodyIsFew: true });
  return counts.map((count, at) => (cells[0]![at] ? null : count));
}
