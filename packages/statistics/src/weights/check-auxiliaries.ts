import type { Auxiliary } from './auxiliary.ts';
import { checkUnits } from './check-margins.ts';
import type { DistanceName, FactorBounds } from './distance.ts';
import type { Orthonormal } from './orthonormal.ts';
import { boundsInWords } from './trim.ts';
import type { WeightingReason } from './weighting.ts';
import { inWords, respondentsInWords } from './weighting-report.ts';
import type { WeightingUnits } from './weighting-units.ts';

/** A total that follows from others may differ from what they say by this share of its own. */
const SAME_TOTAL = 1e-9;
/** What rounding may make of the largest total. */
const ROUNDING = 1e-13;

/** Everything that stands in the way of calibrating, as far as it shows without trying. */
export function checkAuxiliaries(
  units: WeightingUnits,
  auxiliaries: readonly Auxiliary[],
  distance: DistanceName,
  bounds: FactorBounds,
): WeightingReason[] {
  if (auxiliaries.length === 0) throw new Error('calibrate: there is no variable to calibrate to.');
  const alone = [
    ...checkUnits(units),
    ...checkBounds(distance, bounds),
    ...auxiliaries.flatMap((one) => checkAuxiliary(units, one)),
  ];
  return alone.length > 0 ? alone : auxiliaries.flatMap((one) => checkReach(units, one, distance, bounds));
}

/** Totals that follow from others and contradict them. */
export function checkDependent(
  auxiliaries: readonly Auxiliary[],
  { dependent }: Pick<Orthonormal, 'dependent'>,
): WeightingReason[] {
  return dependent.flatMap(({ index, implied }): WeightingReason[] => {
    const { total } = auxiliaries[index]!;
    const largest = Math.max(...auxiliaries.map((one) => Math.abs(one.total)));
    if (Math.abs(total - implied) <= SAME_TOTAL * Math.abs(total) + ROUNDING * largest) return [];
    const sentence = `${nameOf(auxiliaries[index]!)}: the total is ${inWords(total)}, but by the other totals it would be ${inWords(implied)}.`;
    return [{ code: 'margins-disagree', sentence }];
  });
}

function checkBounds(distance: DistanceName, { lower, upper }: FactorBounds): WeightingReason[] {
  const haveEnds = Number.isFinite(lower) && Number.isFinite(upper);
  if (lower < 1 && upper > 1 && (distance !== 'logit' || haveEnds)) return [];
  const needed = distance === 'logit' ? 'two bounds with 1 between them' : 'bounds with 1 between them';
  const sentence = `Calibration by the ${distance} distance needs ${needed}, not ${boundsInWords(lower, upper)}.`;
  return [{ code: 'bounds-not-usable', sentence }];
}

function checkAuxiliary({ people }: WeightingUnits, auxiliary: Auxiliary): WeightingReason[] {
  const { values, total, category } = auxiliary;
  if (values.length !== people.length) {
    throw new Error(`calibrate: ${nameOf(auxiliary)} has ${values.length} values for ${people.length} units.`);
  }
  const reasons: WeightingReason[] = [];
  if (!Number.isFinite(total) && category === null) {
    const sentence = `${nameOf(auxiliary)}: the population’s total is ${total}.`;
    reasons.push({ code: 'total-not-usable', sentence });
  }
  if (category !== null && !(total > 0 && total < Number.POSITIVE_INFINITY)) {
    const sentence = `${nameOf(auxiliary)}: the population is ${total}, so its people cannot be weighted.`;
    reasons.push({ code: 'no-population', sentence });
  }
  const missing = people.reduce((sum, one, unit) => sum + (Number.isFinite(values[unit]) ? 0 : one), 0);
  if (missing > 0) {
    const sentence = `${nameOf(auxiliary)}: no value is known of ${respondentsInWords(missing)}; find it, or leave the variable out.`;
    reasons.push({ code: 'missing-category', sentence });
  }
  return reasons;
}

/** Whether a total lies between the least and the most that weights within bounds can come to. */
function checkReach(
  { start }: WeightingUnits,
  auxiliary: Auxiliary,
  distance: DistanceName,
  { lower, upper }: FactorBounds,
): WeightingReason[] {
  const floor = distance === 'raking' ? Math.max(0, lower) : lower;
  let [least, most] = [0, 0];
  start.forEach((weight, unit) => {
    const value = weight === 0 ? 0 : weight * auxiliary.values[unit]!;
    if (value === 0) return;
    least += value * (value > 0 ? floor : upper);
    most += value * (value > 0 ? upper : floor);
  });
  const { total } = auxiliary;
  const slack = SAME_TOTAL * Math.abs(total);
  if (total >= least - slack && total <= most + slack) return [];
  if (least === 0 && most === 0) {
    const sentence = `${nameOf(auxiliary)}: nobody in the sample has any of it, so no weight can make it ${inWords(total)}.`;
    return [{ code: 'empty-category', sentence }];
  }
  const sentence = `${nameOf(auxiliary)}: the bounds ${lower} and ${upper} let it come to between ${inWords(least)} and ${inWords(most)}, not to ${inWords(total)}.`;
  return [{ code: 'bounds-infeasible', sentence }];
}

function nameOf({ label, category }: Auxiliary): string {
  return category === null ? label : `${label}, “${category}”`;
}
