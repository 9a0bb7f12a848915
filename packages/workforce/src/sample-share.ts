import type { WithheldReason } from '@earshot/statistics';
import { SMALLEST_BASE } from '@earshot/tables';

/** A pair of groups of respondents that exclude each other: the first's share in per cent, or why it is withheld. */
export type SampleShare =
  | { readonly kind: 'shown'; readonly percent: number; readonly base: number }
  | { readonly kind: 'withheld'; readonly reason: WithheldReason };

/**
 * The share of `count` people beside the `complement` people who are not in the group. Withheld when fewer than
 * `SMALLEST_BASE` are in the group, and also when the complement is so small: its number would follow by subtraction.
 */
export function sampleShare(count: number, complement: number): SampleShare {
  const base = count + complement;
  if (base === 0) return { kind: 'withheld', reason: 'no-one' };
  if (count < SMALLEST_BASE) return { kind: 'withheld', reason: 'protected' };
  if (complement < SMALLEST_BASE) return { kind: 'withheld', reason: 'protected' };
  return { kind: 'shown', percent: (100 * count) / base, base };
}
