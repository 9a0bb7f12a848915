import { addCounts, type Count, NO_COUNT, type Sums, shareSums } from '@earshot/statistics';
import { type GroupSums, sharesOf } from './item-sums.ts';

/** What is counted or averaged of an item. */
export type Measure =
  /** Whether any of the codes was given or picked. */
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  /** The number that stands for the code that was given. */
  | { readonly kind: 'scores'; readonly scores: ReadonlyMap<string, number> }
  | { readonly kind: 'quantity' }
  /** One quantity per unit of another. */
  | { readonly kind: 'ratio' }
  /** Whether the quantity is this or less, which errors of a median are made from. */
  | { readonly kind: 'at-most'; readonly limit: number };

/** The sums of a measure in a group; null for a group in which nobody was counted for it. */
export function sumsOf(measure: Measure, group: GroupSums): Sums | null {
  if (measure.kind === 'codes') return group.base.n > 0 ? sharesOf(group, measure.codes) : null;
  if (measure.kind === 'scores') return scoreSums(group, measure.scores);
  if (measure.kind === 'quantity' || measure.kind === 'ratio') return group.quantity;
  const below = [...(group.values ?? [])].filter(([value]) => value <= measure.limit);
  return shareSums(
    group.base,
    below.reduce((sum, [, count]) => addCounts(sum, count), NO_COUNT),
  );
}

/** The people of a group whose code has a score: those that a mean of scores rests on. */
export function scoredPeople(group: GroupSums, scores: ReadonlyMap<string, number>): GroupSums {
  const categories = new Map([...group.categories].filter(([code]) => scores.has(code)));
  // Nobody is left out: the base itself, since the same weights added in another order can differ in the last digit.
  if (categories.size === group.categories.size) return group;
  return { ...group, categories, base: [...categories.values()].reduce(addCounts, NO_COUNT) };
}

function scoreSums(group: GroupSums, scores: ReadonlyMap<string, number>): Sums | null {
  const scored = scoredPeople(group, scores);
  if (scored.base.n === 0) return null;
  let [wy, w2y, w2yy] = [0, 0, 0];
  for (const [code, { w, w2 }] of inOrder(scored, scores)) {
    const score = scores.get(code)!;
    wy += score * w;
    w2y += score * w2;
    w2yy += score ** 2 * w2;
  }
  return { ...scored.base, wy, w2y, w2yy };
}

/** By score rather than as the rows came, so that their order changes no digit. */
function inOrder(group: GroupSums, scores: ReadonlyMap<string, number>): (readonly [string, Count])[] {
  return [...scores.keys()].flatMap((code) => {
    const count = group.categories.get(code);
    return count ? [[code, count] as const] : [];
  });
}
