import type { Variable } from '@earshot/dataset';
import { addCounts, addSums, type Count, NO_COUNT, type Sums, shareSums } from '@earshot/statistics';
import { levelKey } from './level-key.ts';
import { type Query, type SumsQuery, writeSumsQuery } from './sums-query.ts';

/** The sums of one item in one group of people. */
export interface GroupSums {
  readonly base: Count;
  /** By category: those in the base who are in it, or who picked it. */
  readonly categories: ReadonlyMap<string, Count>;
  /** For a quantity; null otherwise. */
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

/** Runs an item's query and sorts its rows into groups. */
export async function itemSums(description: SumsQuery, query: Query): Promise<ItemSums> {
  const rows = await query(writeSumsQuery(description));
  let total = NOBODY;
  const breaks = description.breaks.map(() => new Map<string, GroupSums>());
  for (const row of rows) {
    const within = breaks.findIndex((_, index) => Number(row[`grouped_${index}`]) === 0);
    if (within < 0) {
      total = add(total, description.item, row);
    } else {
      const codes = description.breaks[within]!.map((_, place) => row[`level_${within}_${place}`] as string | null);
      const level = levelKey(codes);
      const groups = breaks[within]!;
      groups.set(level, add(groups.get(level) ?? NOBODY, description.item, row));
    }
  }
  return { total, breaks };
}

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
  const keys = new Set([...a.keys(), ...b.keys()]);
  return new Map([...keys].map((key) => [key, addCounts(a.get(key) ?? NO_COUNT, b.get(key) ?? NO_COUNT)]));
}

/** The 0/1 sums of being in any of the codes, which must exclude each other. */
export function sharesOf(group: GroupSums, codes: readonly string[]): Sums {
  const having = codes.map((code) => group.categories.get(code) ?? NO_COUNT).reduce(addCounts, NO_COUNT);
  // All of them: the base itself, since the same weights added in another order can differ in the last digit.
  return shareSums(group.base, having.n === group.base.n ? group.base : having);
}

function add(group: GroupSums, item: Variable, row: Readonly<Record<string, unknown>>): GroupSums {
  const here = countIn(row, 'n', 'w', 'w2');
  if (item.kind === 'single') {
    const categories = new Map([[String(row.category), here]]);
    return joinGroups(group, { ...NOBODY, base: here, categories });
  }
  if (item.kind === 'multiple') {
    const categories = new Map(
      item.categories.map(({ code }, index) => [code, countIn(row, `n_${index}`, `w_${index}`, `w2_${index}`)]),
    );
    return joinGroups(group, { ...NOBODY, base: here, categories });
  }
  const quantity = { ...here, wy: Number(row.wy), w2y: Number(row.w2y), w2yy: Number(row.w2yy) };
  const values = 'y' in row ? new Map([[Number(row.y), here]]) : null;
  return joinGroups(group, { ...NOBODY, base: here, quantity, values });
}

function countIn(row: Readonly<Record<string, unknown>>, n: string, w: string, w2: string): Count {
  return { n: Number(row[n]), w: Number(row[w]), w2: Number(row[w2]) };
}
