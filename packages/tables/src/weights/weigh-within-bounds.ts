import { isWeightingRefused, rakeWithinBounds, trim, unitsOfRows, type WeightingRefused } from '@earshot/statistics';
import type { WeightBounds } from '../plan/plan.ts';
import type { PlacedMargins, WeightRefusal } from './weigh.ts';

/** Weights within bounds, and the share of people whose weight a bound has changed. */
export interface BoundedWeights {
  readonly weights: readonly number[];
  readonly trimmed: number;
}

/** Weights, of which the mean is 1, that meet margins and stay within bounds; or why none do both. */
export function rakedWithinBounds(
  { margins, placed }: PlacedMargins,
  people: number,
  bounds: WeightBounds,
): BoundedWeights | WeightRefusal {
  const inPeople = margins.map(({ label, categories, population }, margin) => {
    const total = population.reduce((sum, one) => sum + one, 0);
    const scaled = population.map((one) => (one / total) * people);
    return { label, categories, population: scaled, membership: Int32Array.from(placed[margin]!) };
  });
  return outcomeOf(rakeWithinBounds(unitsOfRows(new Float64Array(people).fill(1)), inPeople, limitsOf(bounds)));
}

/** Given weights put on the bounds, what that cuts off spread over the others, until nobody is outside. */
export function trimmedWeights(weights: readonly number[], bounds: WeightBounds): BoundedWeights | WeightRefusal {
  return outcomeOf(trim(unitsOfRows(weights), limitsOf(bounds), { strict: true }));
}

function limitsOf({ smallest, largest }: WeightBounds): { lower?: number; upper?: number } {
  return { ...(smallest === null ? {} : { lower: smallest }), ...(largest === null ? {} : { upper: largest }) };
}

type Outcome = ReturnType<typeof trim>;

function outcomeOf(outcome: Outcome): BoundedWeights | WeightRefusal {
  if (isWeightingRefused(outcome)) return refusalOf(outcome);
  return { weights: [...outcome.weights], trimmed: outcome.report.trimmed };
}

function refusalOf({ refused }: WeightingRefused): WeightRefusal {
  return { code: refused[0]!.code, sentence: refused.map(({ sentence }) => sentence).join(' ') };
}
