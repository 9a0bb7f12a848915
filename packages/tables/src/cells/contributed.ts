import { countedFrom } from '@earshot/statistics';
import type { GroupSums, ItemSums } from '../grouped-sums/item-sums.ts';
import type { Line } from './item-lines.ts';

/**
 * Everybody counted by what they contribute to a total of a quantity, or to the denominator of a ratio, instead of by
 * their weights: where a few people’s amounts make nearly all of it, `peopleCounted` then counts those few, and their
 * group is withheld like a small one, and what would give it away with it. Amounts below nought cannot make a group look
 * larger than it is. Null for lines of other kinds.
 */
export function contributed({ statistic, measure }: Line, { total, breaks }: ItemSums): ItemSums | null {
  const part = statistic === 'ratio' ? 'denominator' : 'amount';
  if (measure.kind !== 'ratio' && !(statistic === 'total' && measure.kind === 'quantity')) return null;
  const byLevel = (levels: ReadonlyMap<string, GroupSums>) =>
    new Map([...levels].map(([key, group]) => [key, ofGroup(group, part)]));
  return { total: ofGroup(total, part), breaks: breaks.map(byLevel) };
}

/** One person makes one, but for rounding; amounts that cancel each other make no fewer. */
const ONE = 1 + 1e-9;

function ofGroup(group: GroupSums, part: 'amount' | 'denominator'): GroupSums {
  const { base } = group;
  if (!group.quantity) return group;
  const quantity = countedFrom(group.quantity, 0);
  const [sum, squares] = part === 'amount' ? [quantity.wy, quantity.w2yy] : [quantity.w, quantity.w2];
  // Where every amount is nought nobody has a larger part than others, and the base itself says how many there are.
  if (squares === 0) return group;
  return { ...group, base: { n: base.n, w: Math.max(Math.abs(sum), ONE * Math.sqrt(squares)), w2: squares } };
}
