import { isWeightingRefused, type Weighting, type WeightingRefused } from '@earshot/statistics';
import { NotCovered } from '../not-covered.ts';

/** Weights, unless they were refused, which a reference file did not expect. */
export function made(outcome: Weighting | WeightingRefused): Weighting {
  if (!isWeightingRefused(outcome)) return outcome;
  throw new NotCovered(`refused: ${outcome.refused.map(({ sentence }) => sentence).join(' ')}`);
}
