import { rowsInGroups } from '../rows-in-groups.ts';
import { sumInAnyOrder } from '../sum-in-any-order.ts';
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
 * Whatever order units come in, the number is the same to the last digit.
 * Throws for a design of several stages, or calibrated, whose errors need rows.
 */
export function unitsOfDesign(design: SurveyDesign): UnitsOfDesign {
  const [stage, later] = design.stages;
  if (later || design.calibrations.length > 0) throw new Error('unitsOfDesign: the design needs rows.');
  const units = unitsAmong(stage!, null);
  const scales = scalesOf(stage!, units, design.lonelyStratum);
  const { order, starts } = rowsInGroups(units.stratum, units.strata);
  const values = new Float64Array(order.length);
  const spreads = new Float64Array(units.strata);
  return {
    count: units.numbers.length,
    unitOf: stage!.unit,
    varianceOf(parts) {
      for (let at = 0; at < order.length; at += 1) values[at] = parts[order[at]!]!;
      for (let stratum = 0; stratum < spreads.length; stratum += 1) {
        const [from, to] = [starts[stratum]!, starts[stratum + 1]!];
        const centred = scales.centred[stratum]!;
        const mean = centred > 0 ? sumInAnyOrder(values, from, to) / centred : 0;
        for (let at = from; at < to; at += 1) values[at] = (values[at]! - mean) ** 2;
        spreads[stratum] = scales.roots[stratum]! ** 2 * sumInAnyOrder(values, from, to);
      }
      return sumInAnyOrder(spreads);
    },
  };
}
