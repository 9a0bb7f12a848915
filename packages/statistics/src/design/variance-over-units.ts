import { scalesOf, unitsAmong } from './covariance.ts';
import type { SurveyDesign } from './survey-design.ts';

/** The units of a design of one stage, with what the variance of any total over them needs, worked out once. */
export interface UnitsOfDesign {
  readonly count: number;
  /** By row of the design, its unit. */
  readonly unitOf: Int32Array;
  /** The variance of a total, of which each unit has a part: the weights times values of its rows, added up. */
  varianceOf(parts: Float64Array): number;
}

/**
 * For many totals over one design, such as the cells of a table, whose contributions are at hand by unit rather than by row:
 * the variance that `covarianceOf` works out from rows (R: `svyrecvar`), without going through them.
 * Whatever order units come in, the number is the same to the last digit, as sums carry along what rounding loses.
 * Throws for a design of several stages, or calibrated, whose errors need rows.
 */
export function unitsOfDesign(design: SurveyDesign): UnitsOfDesign {
  const [stage, later] = design.stages;
  if (later || design.calibrations.length > 0) throw new Error('unitsOfDesign: the design needs rows.');
  const units = unitsAmong(stage!, null);
  const scales = scalesOf(stage!, units, design.lonelyStratum);
  const strata = unitsByStratum(units.stratum, units.strata);
  return {
    count: units.numbers.length,
    unitOf: stage!.unit,
    varianceOf(parts) {
      let [variance, lost] = [0, 0];
      strata.forEach((own, stratum) => {
        const [root, centred] = [scales.roots[stratum]!, scales.centred[stratum]!];
        const mean = centred > 0 ? sumOver(own, parts) / centred : 0;
        const spread = root ** 2 * squaresOver(own, parts, mean);
        const next = variance + spread;
        lost += roundedOff(variance, spread, next);
        variance = next;
      });
      return variance + lost;
    },
  };
}

function unitsByStratum(stratum: Int32Array, strata: number): Int32Array[] {
  const lists: number[][] = Array.from({ length: strata }, () => []);
  for (const [unit, own] of stratum.entries()) lists[own]!.push(unit);
  return lists.map((units) => Int32Array.from(units));
}

function sumOver(units: Int32Array, parts: Float64Array): number {
  let [sum, lost] = [0, 0];
  for (let at = 0; at < units.length; at += 1) {
    const part = parts[units[at]!]!;
    const next = sum + part;
    lost += roundedOff(sum, part, next);
    sum = next;
  }
  return sum + lost;
}

/** Σ(part − mean)². */
function squaresOver(units: Int32Array, parts: Float64Array, mean: number): number {
  let [sum, lost] = [0, 0];
  for (let at = 0; at < units.length; at += 1) {
    const square = (parts[units[at]!]! - mean) ** 2;
    const next = sum + square;
    lost += roundedOff(sum, square, next);
    sum = next;
  }
  return sum + lost;
}

/** What rounding took away when two numbers were added (Knuth, The Art of Computer Programming 2, 4.2.2). */
export function roundedOff(one: number, other: number, sum: number): number {
  const added = sum - one;
  return one - (sum - added) + (other - added);
}
