// What the errors of a design with units are made from: sums of a measure by level and unit.
import { type RowsInGroups, sumInAnyOrder } from '@earshot/statistics';
import type { MeasuredRows } from './measured-rows.ts';
import type { UnitsByLevel } from './units-by-level.ts';

/** By pair of a level and a unit. */
export interface UnitSums {
  readonly pairs: UnitsByLevel;
  /** Σ weight × (value − centre). */
  readonly above: Float64Array;
  /** Σ weight, of a ratio times its denominator. */
  readonly below: Float64Array;
  readonly centre: number;
}

/** Adds a measure up by level and unit. The order of rows changes no digit. */
export function unitSums(pairs: UnitsByLevel, { above, below, centre }: MeasuredRows): UnitSums {
  return { pairs, above: sumsInGroups(pairs.rows, above), below: sumsInGroups(pairs.rows, below), centre };
}

/** By group, the sum of its rows’ values. @param values by row. */
export function sumsInGroups({ order, starts }: RowsInGroups, values: Float64Array): Float64Array {
  const grouped = new Float64Array(order.length);
  for (let at = 0; at < order.length; at += 1) grouped[at] = values[order[at]!]!;
  const sums = new Float64Array(starts.length - 1);
  for (let group = 0; group < sums.length; group += 1) {
    sums[group] = sumInAnyOrder(grouped, starts[group]!, starts[group + 1]!);
  }
  return sums;
}

/** Some levels of a break. */
export type Levels = (key: string) => boolean;

/**
 * Adds to each unit what it contributes to the error of a group’s mean or ratio, times a factor: what the values of its
 * people in the group have beyond the mean (R: `svymean`, `svyratio`).
 */
export function addBeyond(parts: Float64Array, sums: UnitSums, holds: Levels, mean: number, factor: number): void {
  const { pairs, above, below, centre } = sums;
  const beyond = mean - centre;
  for (const [from, to] of stretches(pairs, holds)) {
    for (let pair = from; pair < to; pair += 1) {
      parts[pairs.unitOf[pair]!]! += factor * (above[pair]! - beyond * below[pair]!);
    }
  }
}

/** By unit, what is left of its weights without those of a group. @param weights by unit, of everybody in the sample. */
export function weightsOutside({ pairs, below }: UnitSums, holds: Levels, weights: Float64Array): Float64Array {
  const left = weights.slice();
  for (const [from, to] of stretches(pairs, holds)) {
    for (let pair = from; pair < to; pair += 1) left[pairs.unitOf[pair]!]! -= below[pair]!;
  }
  return left;
}

/** Where the pairs of some levels stand. */
function stretches({ keys, starts }: UnitsByLevel, holds: Levels): [from: number, to: number][] {
  return keys.flatMap((key, level) => (holds(key) ? [[starts[level]!, starts[level + 1]!]] : []));
}
