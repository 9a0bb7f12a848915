import { categoriesOf, type Variable } from '@earshot/dataset';
import type { WithheldReason } from '@earshot/statistics';
import type { GroupSums, ItemSums } from './item-sums.ts';
import type { BreakLevel } from './table-columns.ts';
import { withheldCounts } from './withhold-counts.ts';

/** For a table that describes people: by category and column, why its count may not be shown. */
export function profileReasons(
  item: Variable,
  { total, breaks: byBreak }: ItemSums,
  breaks: readonly (readonly BreakLevel[])[],
): (WithheldReason | null)[][] {
  const codes = categoriesOf(item).map(({ code }) => code);
  const countsIn = (groups: readonly (GroupSums | undefined)[]): number[] =>
    codes.map((code) => groups.reduce((sum, group) => sum + (group?.categories.get(code)?.n ?? 0), 0));
  const alone = withheldCounts({ counts: codes.map(() => []), unstated: countsIn([total]) });
  const withheld = breaks.map((levels, index) => {
    const sums = byBreak[index]!;
    const stated = new Set(levels.map(({ key }) => key));
    const byLevel = levels.map(({ key }) => countsIn([sums.get(key)]));
    const counts = codes.map((_, category) => byLevel.map((level) => level[category]!));
    const unstated = countsIn([...sums].filter(([key]) => !stated.has(key)).map(([, group]) => group));
    return withheldCounts({ counts, unstated });
  });
  return codes.map((_, category) => [alone.totals[category]!, ...withheld.flatMap(({ cells }) => cells[category]!)]);
}
