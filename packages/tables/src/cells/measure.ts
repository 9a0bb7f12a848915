import { addCounts, NO_COUNT, type Sums, shareSums } from '@earshot/statistics';
import { categoryCount, type GroupSums, sharesOf, withoutCategories } from '../grouped-sums/item-sums.ts';
import type { Group } from './column-groups.ts';

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

/** A measure of some people, with its sums: made once for all that is worked out from them. */
export interface Measured {
  readonly measure: Measure;
  readonly group: Group;
  /** Null where nobody was counted for the measure. */
  readonly sums: Sums | null;
}

export function measured(measure: Measure, group: Group): Measured {
  return { measure, group, sums: sumsOf(measure, group.sums) };
}

/** The sums of a measure in a group; null for a group in which nobody was counted for it. */
function sumsOf(measure: Measure, group: GroupSums): Sums | null {
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
  const codes = [...group.categories.places.keys()];
  const unscored = codes.filter((code) => !scores.has(code) && categoryCount(group, code).n > 0);
  // Nobody is left out: the base itself, since the same weights added in another order can differ in the last digit.
  if (unscored.length === 0) return group;
  const scored = codes.filter((code) => scores.has(code)).map((code) => categoryCount(group, code));
  const categories = withoutCategories(group.categories, unscored);
  return { ...group, categories, base: scored.reduce(addCounts, NO_COUNT) };
}

function scoreSums(group: GroupSums, scores: ReadonlyMap<string, number>): Sums | null {
  const scored = scoredPeople(group, scores);
  if (scored.base.n === 0) return null;
  let [wy, w2y, w2yy] = [0, 0, 0];
  // By score rather than as the rows came, so that their order changes no digit.
  for (const [code, score] of scores) {
    const { w, w2 } = categoryCount(scored, code);
    wy += score * w;
    w2y += score * w2;
    w2yy += score ** 2 * w2;
  }
  return { ...scored.base, wy, w2y, w2yy };
}
