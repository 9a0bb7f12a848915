// What the errors of a design with units are made from: sums of a measure by level and unit.
import { roundedOff, type UnitsOfDesign } from '@earshot/statistics';
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

/**
 * Adds a measure up by level and unit; rows that it leaves out count for nothing. The order of rows changes no digit, as
 * sums carry along what rounding loses.
 * @param weights by sampled row.
 */
export function unitSums(pairs: UnitsByLevel, measured: MeasuredRows, weights: Float64Array): UnitSums {
  const { values, centre, per } = measured;
  const [above, below] = [placesFor(pairs.unitOf.length), placesFor(pairs.unitOf.length)];
  for (let row = 0; row < values.length; row += 1) {
    const pair = pairs.pairOf[row]!;
    const value = values[row]!;
    if (pair < 0 || Number.isNaN(value)) continue;
    const weight = weights[row]!;
    add(above, pair, weight * value);
    add(below, pair, per ? weight * per[row]! : weight);
  }
  return { pairs, above: totalOf(above), below: totalOf(below), centre };
}

/** By unit, the weights of its rows. @param weights by sampled row. */
export function weightsOfUnits({ count, unitOf }: UnitsOfDesign, weights: Float64Array): Float64Array {
  const places = placesFor(count);
  for (let row = 0; row < weights.length; row += 1) add(places, unitOf[row]!, weights[row]!);
  return totalOf(places);
}

/** Sums under way, each with what rounding has taken away so far. */
interface Places {
  readonly sums: Float64Array;
  readonly lost: Float64Array;
}

function placesFor(count: number): Places {
  return { sums: new Float64Array(count), lost: new Float64Array(count) };
}

function add({ sums, lost }: Places, place: number, value: number): void {
  const before = sums[place]!;
  const after = before + value;
  lost[place]! += roundedOff(before, value, after);
  sums[place] = after;
}

function totalOf({ sums, lost }: Places): Float64Array {
  for (let place = 0; place < sums.length; place += 1) sums[place]! += lost[place]!;
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
