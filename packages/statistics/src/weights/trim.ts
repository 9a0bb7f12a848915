import { checkUnits } from './check-margins.ts';
import { refusedFor, type Weighting, type WeightingReason, type WeightingRefused } from './weighting.ts';
import { gapOf, inWords, reportOf, type WeightingReport } from './weighting-report.ts';
import { requireSameWeights, type WeightingUnits } from './weighting-units.ts';

/** The smallest and the largest weight that one person may have. */
export interface WeightBounds {
  readonly lower?: number;
  readonly upper?: number;
}

export interface TrimOptions {
  /** Whether to go on until nobody is outside; otherwise the first pass may push others out. */
  readonly strict?: boolean;
  /** 10,000 unless told otherwise. */
  readonly mostPasses?: number;
}

/** A weight that is past a bound by no more than this share is at it. */
const AT_BOUND = 1e-14;

/**
 * Trimming: weights outside the bounds are put on them, and what that cuts off is spread evenly over the others, so
 * that the sum stays (R: `trimWeights`, whose recursion never ends where bounds cannot hold; here passes are counted).
 * Margins that were met are no longer; see `rakeWithinBounds`. The result explains nothing of its own: a design keeps
 * the residuals of the weighting before. Throws for cells whose people differ in weight.
 */
export function trim(
  units: WeightingUnits,
  { lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY }: WeightBounds,
  { strict = false, mostPasses = 10_000 }: TrimOptions = {},
): Weighting | WeightingRefused {
  requireSameWeights('trim', units);
  const reasons = [...checkUnits(units), ...checkBounds(units, lower, upper)];
  if (reasons.length > 0) return refusedFor(...reasons);
  const weights = units.most.slice();
  const touched = new Uint8Array(weights.length);
  let iterations = 0;
  let outcome: Pass = 'pushed-out';
  while (outcome === 'pushed-out' && iterations < (strict ? mostPasses : 1)) {
    outcome = pass(units, weights, lower, upper, touched);
    iterations += 1;
  }
  const result = resultOf(units, weights, touched, iterations);
  if (outcome !== 'nobody-left' && (outcome === 'within' || !strict)) return { ...result, residuals: null };
  const sentence = `Trimming does not end: after ${inWords(iterations)} passes weights are still outside ${boundsInWords(lower, upper)}. Widen them, or calibrate within bounds.`;
  return { refused: [{ code: 'bounds-infeasible', sentence }], reached: result };
}

type Pass = 'within' | 'pushed-out' | 'nobody-left';

/** Puts what is outside on the bounds, and spreads the difference over those who were not outside. */
function pass(units: WeightingUnits, weights: Float64Array, lower: number, upper: number, touched: Uint8Array): Pass {
  let [cut, inside, outside] = [0, 0, 0];
  const isOutside = weights.map((weight) => Number(weight < lower || weight > upper));
  weights.forEach((weight, unit) => {
    const people = units.people[unit]!;
    if (isOutside[unit] === 0) {
      inside += people;
      return;
    }
    weights[unit] = Math.max(lower, Math.min(upper, weight));
    if (people === 0) return;
    cut += people * (weight - weights[unit]!);
    outside += people;
    touched[unit] = 1;
  });
  if (outside === 0) return 'within';
  if (inside === 0) return 'nobody-left';
  weights.forEach((weight, unit) => {
    if (isOutside[unit] === 0) weights[unit] = snapped(weight + cut / inside, lower, upper);
  });
  return weights.some((weight, unit) => units.people[unit]! > 0 && (weight < lower || weight > upper))
    ? 'pushed-out'
    : 'within';
}

function snapped(weight: number, lower: number, upper: number): number {
  for (const bound of [lower, upper]) if (Math.abs(weight - bound) <= AT_BOUND * Math.abs(weight)) return bound;
  return weight;
}

function resultOf(
  units: WeightingUnits,
  each: Float64Array,
  touched: Uint8Array,
  iterations: number,
): { factors: Float64Array; weights: Float64Array; report: WeightingReport } {
  const factors = each.map((weight, unit) => (units.people[unit] === 0 ? 1 : weight / units.most[unit]!));
  const weights = units.start.map((start, unit) => start * factors[unit]!);
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  const [people, target, after] = [sum(units.people), sum(units.start), sum(weights)];
  const trimmed = units.people.reduce((total, count, unit) => total + count * touched[unit]!, 0) / people;
  const total = { label: 'Everybody', category: null, people, before: target, after, target };
  const totals = [{ ...total, gap: gapOf(after, target) }];
  return { factors, weights, report: reportOf(units, factors, { iterations, totals, trimmed, fewest: 0 }) };
}

function checkBounds({ people, start }: WeightingUnits, lower: number, upper: number): WeightingReason[] {
  if (!(lower <= upper && upper > 0 && lower < Number.POSITIVE_INFINITY)) {
    const sentence = `Weights cannot be kept within ${boundsInWords(lower, upper)}.`;
    return [{ code: 'bounds-not-usable', sentence }];
  }
  const count = people.reduce((a, b) => a + b, 0);
  const total = start.reduce((a, b) => a + b, 0);
  if (count * upper >= total * (1 - 1e-12) && count * lower <= total * (1 + 1e-12)) return [];
  const sentence = `The weights of ${inWords(count)} people add up to ${inWords(total)}, which ${boundsInWords(lower, upper)} do not allow: their mean is ${inWords(total / count)}.`;
  return [{ code: 'bounds-infeasible', sentence }];
}

/** The bounds of weights for a sentence. */
export function boundsInWords(lower: number, upper: number): string {
  return `the bounds ${Number.isFinite(lower) ? inWords(lower) : 'none'} and ${Number.isFinite(upper) ? inWords(upper) : 'none'}`;
}
