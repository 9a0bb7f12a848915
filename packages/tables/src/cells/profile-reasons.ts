import { categoriesOf, type Variable } from '@earshot/dataset';
import type { WithheldReason } from '@earshot/statistics';
import { categoryCount, type GroupSums, type ItemSums } from '../grouped-sums/item-sums.ts';
import type { BreakLevel } from '../table-columns.ts';
import { peopleCounted } from '../withhold/withhold.ts';
import { withheldCounts } from '../withhold/withhold-counts.ts';
import type { ColumnGroup } from './column-groups.ts';

/** For a table that describes people: by category and column, why its count may not be shown. */
export function profileReasons(
  item: Variable,
  { total, breaks: byBreak }: ItemSums,
  breaks: readonly (readonly BreakLevel[])[],
): (WithheldReason | null)[][] {
  const codes = categoriesOf(item).map(({ code }) => code);
  const countsIn = (groups: readonly (GroupSums | undefined)[]): number[] =>
    codes.map((code) => groups.reduce((sum, group) => sum + (group ? categoryCount(group, code).n : 0), 0));
  const withheld = breaks.map((levels, index) => {
    const sums = byBreak[index]!;
    const stated = new Set(levels.map(({ key }) => key));
    const byLevel = levels.map(({ key }) => countsIn([sums.get(key)]));
    const counts = codes.map((_, category) => byLevel.map((level) => level[category]!));
    const unstated = countsIn([...sums].filter(([key]) => !stated.has(key)).map(([, group]) => group));
    return withheldCounts({ counts, unstated });
  });
  const { totals } = withheldCounts({ counts: codes.map(() => []), unstated: countsIn([total]) });
  return codes.map((_, category) => [totals[category]!, ...withheld.flatMap(({ cells }) => cells[category]!)]);
}

/**
 * The columns of a line of such a table with what they may be compared with: everybody else, whom the total tells anyway.
 * The rest of those who answered the break would tell how many of a kind did not; and where the total is withheld, any
 * rest tells it, so that there is none.
 */
export function comparedInProfile(groups: readonly ColumnGroup[], fewest: number): ColumnGroup[] {
  const isTotalShown = groups[0]!.withheld === null;
  return groups.map((group) => {
    const isEnough = peopleCounted(group.everybodyElse.sums.base) >= fewest;
    return { ...group, rest: isTotalShown && isEnough ? group.everybodyElse : null };
  });
}
