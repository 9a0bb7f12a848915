import { checkUnits } from './check-margins.ts';
import type { Margin } from './margin.ts';
import { postStratify } from './post-stratify.ts';
import { refusedFor, type Weighting, type WeightingReason, type WeightingRefused } from './weighting.ts';
import { gapOf, inWords, reportOf } from './weighting-report.ts';
import { unitsOfRows, type WeightingUnits } from './weighting-units.ts';

/**
 * Weights of those who answered again: the earlier weight over the propensity to answer, 0 for the others (Little and
 * Rubin 2019, 3.3). The report sets the sum of those who answered beside that of everybody, which it should come
 * near. Weights count as fixed in errors. Trim or rake afterwards.
 * Refuses propensities of next to nothing of people who did answer.
 * @param propensities by row, above 0 and at most 1.
 */
export function inversePropensityWeights(
  earlier: ArrayLike<number>,
  responded: ArrayLike<number>,
  propensities: ArrayLike<number>,
): Weighting | WeightingRefused {
  const [everybody, stayers] = [unitsOfRows(earlier), stayersOf(earlier, responded)];
  const reasons = [
    ...checkStayers(everybody, stayers, (row) => propensities[row]! > 0 && propensities[row]! <= 1),
    ...checkLikely(stayers, propensities),
  ];
  if (reasons.length > 0) return refusedFor(...reasons);
  const factors = stayers.start.map((start, row) => (start === 0 ? 1 : 1 / propensities[row]!));
  const weights = stayers.start.map((start, row) => start * factors[row]!);
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  const [target, after] = [sum(everybody.start), sum(weights)];
  const total = { label: 'Everybody', category: null, people: sum(stayers.people), before: sum(stayers.start), after };
  const totals = [{ ...total, target, gap: gapOf(after, target) }];
  return { factors, weights, report: reportOf(stayers, factors, { iterations: 1, totals }), residuals: null };
}

/**
 * Weights of those who answered again: the earlier weight over the weighted share that answered in their class, so
 * that those who answered stand for their whole class (Little 1986). Varies less than inverse propensities, and
 * depends less on their model. Weights count as fixed in errors. Refuses classes in which nobody answered.
 * @param classes by row, from 0; −1 where not known.
 */
export function classWeights(
  earlier: ArrayLike<number>,
  responded: ArrayLike<number>,
  classes: Int32Array,
): Weighting | WeightingRefused {
  const [everybody, stayers] = [unitsOfRows(earlier), stayersOf(earlier, responded)];
  const reasons = checkStayers(everybody, stayers, (row) => classes[row]! >= 0);
  if (reasons.length > 0) return refusedFor(...reasons);
  const count = classes.reduce((most, one) => Math.max(most, one + 1), 0);
  const population = new Float64Array(count);
  classes.forEach((one, row) => {
    if (one >= 0) population[one]! += everybody.start[row]!;
  });
  const categories = Array.from(population, (_, one) => String(one + 1));
  const margin: Margin = { label: 'Response class', categories, population, membership: classes };
  const weighting = postStratify(stayers, margin);
  return 'refused' in weighting ? weighting : { ...weighting, residuals: null };
}

/** By class of a weighting by classes, the weighted share that answered. */
export function classRates({ report }: Weighting): number[] {
  return report.totals.map(({ before, target }) => before / target);
}

/** Below this a model contradicts whoever answered, and one person would stand for all. */
const LEAST_PROPENSITY = 1e-9;

function checkLikely({ people }: WeightingUnits, propensities: ArrayLike<number>): WeightingReason[] {
  const unlikely = people.reduce((sum, count, row) => {
    const propensity = propensities[row]!;
    return sum + (count > 0 && propensity > 0 && propensity < LEAST_PROPENSITY ? 1 : 0);
  }, 0);
  if (unlikely === 0) return [];
  const sentence = `${inWords(unlikely)} people answered again of whom the model says that they would not; use weights by classes, or fewer predictors.`;
  return [{ code: 'weight-not-usable', sentence }];
}

function stayersOf(earlier: ArrayLike<number>, responded: ArrayLike<number>): WeightingUnits {
  if (responded.length !== earlier.length) {
    throw new Error(`attrition weights: ${responded.length} outcomes for ${earlier.length} weights.`);
  }
  return unitsOfRows(Float64Array.from(earlier, (weight, row) => (responded[row] === 1 ? weight : 0)));
}

function checkStayers(
  everybody: WeightingUnits,
  stayers: WeightingUnits,
  isKnown: (row: number) => boolean,
): WeightingReason[] {
  const reasons = checkUnits(everybody);
  if (reasons.length === 0) reasons.push(...checkUnits(stayers));
  const unknown = everybody.people.reduce((sum, count, row) => sum + (count > 0 && !isKnown(row) ? 1 : 0), 0);
  if (unknown === 0) return reasons;
  const sentence = `For ${inWords(unknown)} people of the earlier wave it is not known how likely they were to answer again; give them values of what predicts it, or a category of their own.`;
  return [...reasons, { code: 'missing-category', sentence }];
}
