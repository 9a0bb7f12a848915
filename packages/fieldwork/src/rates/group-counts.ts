import type { AaporGroup } from '../disposition.ts';

/** Cases by AAPOR group. */
export type GroupCounts = Readonly<Record<AaporGroup, number>>;

const NONE: GroupCounts = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 };

/** Counts the groups of some outcomes. Hand in sampled cases only: nobody drew those who came through an open link. */
export function groupCounts(outcomes: Iterable<{ readonly group: AaporGroup }>): GroupCounts {
  const counts: Record<AaporGroup, number> = { ...NONE };
  for (const { group } of outcomes) counts[group] += 1;
  return counts;
}
