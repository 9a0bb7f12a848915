import type { WithheldReason } from '@earshot/statistics';
import { type GroupSums, type ItemSums, joinGroups, NOBODY } from '../grouped-sums/item-sums.ts';
import { levelCodes } from '../grouped-sums/level-key.ts';
import type { BreakLevel } from '../table-columns.ts';
import { peopleCounted, withheldLevels } from '../withhold/withhold.ts';
import { withheldCrossed } from '../withhold/withhold-crossed.ts';

/** Some of the people in the base of an item: their sums, and who they are. */
export interface Group {
  readonly sums: GroupSums;
  /** Which levels of a break they are in, by key; null for everybody. */
  readonly in: { readonly break: number; readonly holds: (key: string) => boolean } | null;
}

/** What a column shows of an item. */
export interface ColumnGroup {
  readonly people: Group;
  /** Those that the column may be compared with who are not in it; null where they are too few. */
  readonly rest: Group | null;
  /** Everybody in the base who is not in the column. */
  readonly everybodyElse: Group;
  readonly withheld: WithheldReason | null;
}

/** The groups of an item by column: the total, then the levels of every break. */
export function columnGroups(
  { total, breaks: byBreak }: ItemSums,
  breaks: readonly (readonly BreakLevel[])[],
  fewest: number,
): ColumnGroup[] {
  const [whole = null] = withheldLevels([peopleCounted(total.base)], 0, fewest);
  const everybody: ColumnGroup = {
    people: { sums: total, in: null },
    rest: null,
    everybodyElse: { sums: NOBODY, in: { break: 0, holds: () => false } },
    withheld: whole,
  };
  const levels = breaks.flatMap((columns, index) => levelGroups(byBreak[index]!, index, columns, fewest));
  return [everybody, ...levels.map((group) => ({ ...group, withheld: whole ?? group.withheld }))];
}

function levelGroups(
  sums: ReadonlyMap<string, GroupSums>,
  index: number,
  levels: readonly BreakLevel[],
  fewest: number,
): ColumnGroup[] {
  const groups = levels.map(({ key }) => sums.get(key) ?? NOBODY);
  const stated = new Set(levels.map(({ key }) => key));
  const unstatedKeys = [...sums.keys()].filter((key) => !stated.has(key)).sort();
  const unstated = unstatedKeys.map((key) => sums.get(key)!).reduce(joinGroups, NOBODY);
  const reasons = reasonsOf(sums, levels, peopleCounted(unstated.base), fewest);
  const hidden = groups.reduce((sum, { base }, level) => sum + (reasons[level] ? peopleCounted(base) : 0), 0);
  // The rest of the same base leaves out those who did not answer the break. Where they are few, the rest with and
  // without them would give them away; where the hidden levels are few, the rest less its shown levels would: then
  // everybody counts who is not in the group, which the total tells anyway.
  const isSafe = (people: number): boolean => people === 0 || people >= fewest;
  const withUnstated = !(isSafe(peopleCounted(unstated.base)) && isSafe(hidden));
  return othersOf(groups).map((others, level) => {
    const { key } = levels[level]!;
    const within = (holds: (key: string) => boolean) => ({ break: index, holds });
    const all: Group = { sums: joinGroups(others, unstated), in: within((other) => other !== key) };
    const alone: Group = { sums: others, in: within((other) => other !== key && stated.has(other)) };
    const rest = withUnstated ? all : alone;
    return {
      people: { sums: groups[level]!, in: within((other) => other === key) },
      rest: peopleCounted(rest.sums.base) >= fewest ? rest : null,
      everybodyElse: all,
      withheld: reasons[level]!,
    };
  });
}

/** By group, all the others taken together: those before it and those after it, each joined once. */
function othersOf(groups: readonly GroupSums[]): GroupSums[] {
  const before = [NOBODY];
  for (const group of groups) before.push(joinGroups(before.at(-1)!, group));
  let after = NOBODY;
  const others = [...groups].reverse().map((group, fromEnd) => {
    const joined = joinGroups(before[groups.length - 1 - fromEnd]!, after);
    after = joinGroups(group, after);
    return joined;
  });
  return others.reverse();
}

function reasonsOf(
  sums: ReadonlyMap<string, GroupSums>,
  levels: readonly BreakLevel[],
  unstated: number,
  fewest: number,
): (WithheldReason | null)[] {
  if ((levels[0]?.codes.length ?? 1) === 1) {
    const bases = levels.map(({ key }) => peopleCounted(sums.get(key)?.base ?? NOBODY.base));
    return withheldLevels(bases, unstated, fewest);
  }
  const everybody = [...sums].map(([key, { base }]) => ({ codes: levelCodes(key), base }));
  const codes = levels.map((level) => level.codes);
  return withheldCrossed(codes, everybody, fewest);
}
