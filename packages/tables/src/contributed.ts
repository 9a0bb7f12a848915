import type { GroupSums, ItemSums } from './item-sums.ts';

/**
 * Everybody of an item counted by what they contribute to a total, instead of by their weights: where a few people’s
 * amounts make nearly all of it, `peopleCounted` then counts those few, and their group is withheld like a small one, and
 * what would give it away with it. Amounts below nought cannot make a group look larger than it is.
 */
export function contributed({ total, breaks }: ItemSums): ItemSums {
  return {
    total: ofGroup(total),
    breaks: breaks.map((levels) => new Map([...levels].map(([key, group]) => [key, ofGroup(group)]))),
  };
}

function ofGroup(group: GroupSums): GroupSums {
  const { base, quantity } = group;
  // Where every amount is nought nobody has a larger part than others, and the base itself says how many there are.
  if (!quantity || quantity.w2yy === 0) return group;
  return { ...group, base: { n: base.n, w: quantity.wy, w2: quantity.w2yy } };
}
