import { isWeightingRefused, rakeToMargins, unitsOfRows } from '@earshot/statistics';
import { GIVEN, Missing } from '../computed.ts';
import { designOf } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { columnsIn, isObject, type JsonObject } from '../reference-file.ts';
import { marginsOf } from './calibrations.ts';
import type { Shape } from './shape.ts';

const GAP = /^max_relative_margin_gap(?:_after_(\d+))?$/;

/** Margins that cannot be met: how far raking comes before it is given up. */
export const RAKING_REFUSED: Shape = {
  isShapeOf: (result) => isObject(result) && Object.keys(result).some((key) => GAP.test(key)),
  compute: (file) => {
    const result = file.result as JsonObject;
    const gapKey = Object.keys(result).find((key) => GAP.test(key))!;
    const mostSweeps = Number(GAP.exec(gapKey)![1] ?? /maxit\s*=\s*(\d+)/.exec(file.about)?.[1] ?? 200);
    const margins = marginsOf({ columns: columnsIn(file), result });
    const outcome = rakeToMargins(unitsOfRows(designOf(file).weights), margins, { mostSweeps });
    if (!isWeightingRefused(outcome)) {
      const { smallest, largest } = outcome.report;
      return { margins: GIVEN, [gapKey]: new Missing('the margins were met'), weight_range: [smallest, largest] };
    }
    if (!outcome.reached) throw new NotCovered(`refused: ${outcome.refused.map(({ sentence }) => sentence).join(' ')}`);
    const { gap, smallest, largest } = outcome.reached.report;
    return { margins: GIVEN, [gapKey]: gap, weight_range: [smallest, largest] };
  },
};
