import type { WithheldReason } from '@earshot/statistics';
import { SMALLEST_BASE } from './withhold.ts';

/**
 * Why the shares of two groups that exclude each other are withheld; null where they may be shown. Both are when
 * either group is small: with the number of people in the pair, the share of one tells the size of the other.
 */
export function withheldPair(count: number, complement: number): WithheldReason | null {
  if (count + complement === 0) return 'no-one';
  return Math.min(count, complement) < SMALLEST_BASE ? 'protected' : null;
}

/**
 * Why the number of people in a pair is withheld; null where it may be shown.
 * @param people how many are in the pair.
 * @param around for a pair within one group of a larger pair, why that is withheld: taken from everybody, the number
 *   of people in the smaller pair would give the larger pair's other group away.
 */
export function withheldPairBase(people: number, around: WithheldReason | null): WithheldReason | null {
  if (people === 0) return 'no-one';
  return around !== null || people < SMALLEST_BASE ? 'protected' : null;
}
