import { addCounts, addSums, type Count, NO_COUNT, type Sums } from '@earshot/statistics';

/** The sums of one item in one group of people. */
export interface GroupSums {
  readonly base: Count;
  readonly categories: CategoryCounts;
  /** For a quantity; null otherwise. */
  readonly quantity: Sums | null;
  /** For a quantity that was counted by value: how many gave each; null otherwise. */
  readonly values: ReadonlyMap<number, Count> | null;
}

/**
 * By category of an item: those in the base who are in it, or who picked it. A table has groups by the ten thousand, which
 * are added up over and over; with a map of counts for each group that took several times as long.
 */
export interface CategoryCounts {
  /** Of each code, its place in `counts`; the same map in all groups of an item. */
  readonly places: ReadonlyMap<string, number>;
  /** n, Σw and Σw² of the first category, then those of the next. */
  readonly counts: readonly number[];
}

/** The sums of one item: of everybody in the base, and by break and level (`levelKey`), those who did not answer included. */
export interface ItemSums {
  readonly total: GroupSums;
  readonly breaks: readonly ReadonlyMap<string, GroupSums>[];
}

const NO_CATEGORIES: CategoryCounts = { places: new Map(), counts: [] };

export const NOBODY: GroupSums = { base: NO_COUNT, categories: NO_CATEGORIES, quantity: null, values: null };

/** Those of a group who are in a category. */
export function categoryCount({ categories: { places, counts } }: GroupSums, code: string): Count {
  const at = places.get(code);
  return at === undefined ? NO_COUNT : { n: counts[3 * at]!, w: counts[3 * at + 1]!, w2: counts[3 * at + 2]! };
}

/** The same with nobody in the categories of these codes. */
export function withoutCategories({ places, counts }: CategoryCounts, codes: readonly string[]): CategoryCounts {
  const left = counts.slice();
  for (const code of codes) left.fill(0, 3 * places.get(code)!, 3 * places.get(code)! + 3);
  return { places, counts: left };
}

/** Two groups that share nobody, taken together. */
export function joinGroups(a: GroupSums, b: GroupSums): GroupSums {
  return {
    base: addCounts(a.base, b.base),
    categories: joinCategories(a.categories, b.categories),
    quantity: a.quantity && b.quantity ? addSums(a.quantity, b.quantity) : (a.quantity ?? b.quantity),
    values: a.values && b.values ? joinValues(a.values, b.values) : (a.values ?? b.values),
  };
}

function joinCategories(a: CategoryCounts, b: CategoryCounts): CategoryCounts {
  if (a.counts.length === 0 || b.counts.length === 0) return a.counts.length === 0 ? b : a;
  const counts = a.counts.slice();
  for (let at = 0; at < counts.length; at += 1) counts[at]! += b.counts[at]!;
  return { places: a.places, counts };
}

function joinValues(a: ReadonlyMap<number, Count>, b: ReadonlyMap<number, Count>): ReadonlyMap<number, Count> {
  const counts = new Map(a);
  for (const [value, count] of b) counts.set(value, addCounts(a.get(value) ?? NO_COUNT, count));
  return counts;
}

/** The 0/1 sums of being in any of the codes, which must exclude each other. */
export function sharesOf(group: GroupSums, codes: readonly string[]): Sums {
  const { places, counts } = group.categories;
  const { n, w, w2 } = group.base;
  let [having, wy, w2y] = [0, 0, 0];
  for (const code of codes) {
    const at = places.get(code);
    if (at === undefined) continue;
    having += counts[3 * at]!;
    wy += counts[3 * at + 1]!;
    w2y += counts[3 * at + 2]!;
  }
  // All of them: the base itself, since the same weights added in another order can differ in the last digit.
  return having === n ? { n, w, w2, wy: w, w2y: w2, w2yy: w2 } : { n, w, w2, wy, w2y, w2yy: w2y };
}
