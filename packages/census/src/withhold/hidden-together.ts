import { added, SMALLEST_SIZE } from './sizes.ts';

/** The sizes of groups of one kind, as one table or another counts them. */
export interface GroupSizes {
  readonly sizes: readonly number[];
  /** Of those who are in none of the groups, and who are hidden in any case; 0 where nobody is shown to be left. */
  readonly rest: number;
}

/**
 * Which groups of one kind are hidden, so that they can be hidden in every table alike: those of which any table would show
 * somebody, but fewer than may be shown; and the smallest others, until in every table those hidden are nobody or enough
 * people together. Where somebody is in no group, enough have to be hidden with them. Where all are fewer than may be shown,
 * so is every group, also of nobody.
 * @param counts by table, of the same groups; the first is of all of them.
 */
export function hiddenTogether(counts: readonly GroupSizes[]): boolean[] {
  const first = counts[0]!.sizes;
  if (added(first) < SMALLEST_SIZE) return first.map(() => true);
  const hidden = first.map((_, group) => counts.some(({ sizes }) => isFew(sizes[group]!)));
  const lacks = ({ sizes, rest }: GroupSizes): boolean => {
    const together = added(sizes.filter((_, group) => hidden[group]));
    return together < SMALLEST_SIZE && (together > 0 || rest > 0);
  };
  for (;;) {
    const lacking = counts.find(lacks);
    const next = lacking && smallestShown(lacking.sizes, hidden);
    if (next === undefined || next === null) return hidden;
    hidden[next] = true;
  }
}

/** Somebody, and too few to be shown. */
export function isFew(size: number): boolean {
  return size > 0 && size < SMALLEST_SIZE;
}

function smallestShown(sizes: readonly number[], hidden: readonly boolean[]): number | null {
  const shown = sizes.map((size, group) => ({ size, group })).filter(({ size, group }) => size > 0 && !hidden[group]);
  return shown.sort((one, other) => one.size - other.size)[0]?.group ?? null;
}
