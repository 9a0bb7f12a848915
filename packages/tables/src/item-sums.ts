import { addCounts, addSums, type Count, NO_COUNT, type Sums, shareSums } from '@earshot/statistics';

/** The sums of one item in one group of people. */
export interface GroupSums {
  readonly base: Count;
  /** By category: those in the base who are in it, or who picked it. */
  readonly categories: ReadonlyMap<string, Count>;
  /** For a quantity, or for a ratio, of which w is the weight times the denominator (`ratioSums`); null otherwise. */
  readonly quantity: Sums | null;
  /** For a quantity that was counted by value: how many gave each; null otherwise. */
  readonly values: ReadonlyMap<number, Count> | null;
}

/** The sums of one item: of everybody in the base, and by break and level (`levelKey`), those who did not answer included. */
export interface ItemSums {
  readonly total: GroupSums;
  readonly breaks: readonly ReadonlyMap<string, GroupSums>[];
}

export const NOBODY: GroupSums = { base: NO_COUNT, categories: new Map(), quantity: null, values: null };

/** Two groups that share nobody, taken together. */
export function joinGroups(a: GroupSums, b: GroupSums): GroupSums {
  return {
    base: addCounts(a.base, b.base),
    categories: joinCounts(a.categories, b.categories),
    quantity: a.quantity && b.quantity ? addSums(a.quantity, b.quantity) : (a.quantity ?? b.quantity),
    values: a.values && b.values ? joinCounts(a.values, b.values) : (a.values ?? b.values),
  };
}

function joinCounts<Key>(a: ReadonlyMap<Key, Count>, b: ReadonlyMap<Key, Count>): ReadonlyMap<Key, Count> {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
  const counts = new Map(a);
  for (const [key, count] of b) counts.set(key, addCounts(a.get(key) ?? NO_COUNT, count));
  return counts;
}

/** The 0/1 sums of being in any of the codes, which must exclude each other. */
export function sharesOf(group: GroupSums, codes: readonly string[]): Sums {
  let having = NO_COUNT;
  for (const code of codes) having = addCounts(having, group.categories.get(code) ?? NO_COUNT);
  // All of them: the base itself, since the same weights added in another order can differ in the last digit.
  return shareSums(group.base, having.n === group.base.n ? group.base : having);
}
