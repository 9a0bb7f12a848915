import type { Residuals } from '../design/survey-design.ts';
import type { Auxiliary } from './auxiliary.ts';
import { checkAuxiliaries, checkDependent } from './check-auxiliaries.ts';
import { type DistanceName, distanceOf, type FactorBounds, UNBOUNDED } from './distance.ts';
import { combination, orthonormal } from './orthonormal.ts';
import { solveCalibration } from './solve-calibration.ts';
import { refusedFor, type Weighting, type WeightingRefused } from './weighting.ts';
import { gapOf, reportOf, type TotalReport, worstTotal } from './weighting-report.ts';
import { collapse, type WeightingUnits } from './weighting-units.ts';

export interface CalibrationOptions {
  /** Linear unless told otherwise. */
  readonly distance?: DistanceName;
  /** What starting weights may be multiplied by; left out: anything. */
  readonly bounds?: FactorBounds;
  /** Categories with fewer respondents are warned of. */
  readonly fewest?: number;
}

/** A total that is further off than this is not met. */
const MET = 1e-9;

/**
 * Calibration: the weights nearest to the starting ones by which variables have the totals that they have in the
 * population (Deville and Särndal 1992; R: `calibrate`; linear without bounds is generalised regression, GREG).
 * Variables that follow from others are met with them. Refuses, with every reason, totals that disagree, bounds that
 * no weights can keep, and what does not converge, then with how far it came.
 */
export function calibrate(
  units: WeightingUnits,
  auxiliaries: readonly Auxiliary[],
  { distance = 'linear', bounds = UNBOUNDED, fewest }: CalibrationOptions = {},
): Weighting | WeightingRefused {
  const reasons = checkAuxiliaries(units, auxiliaries, distance, bounds);
  if (reasons.length > 0) return refusedFor(...reasons);
  // Units with the same values get the same factor, so that the work grows with those that differ.
  const { cells, cellOf, columns } = collapse(
    units,
    auxiliaries.map(({ values }) => values),
  );
  const basis = orthonormal(
    columns,
    cells.start,
    auxiliaries.map(({ total }) => total),
  );
  const disagreeing = checkDependent(auxiliaries, basis);
  if (disagreeing.length > 0) return refusedFor(...disagreeing);

  const solution = solveCalibration(cells.start, basis, distanceOf(distance, bounds));
  const { iterations, isMet } = solution;
  const totals = auxiliaries.map((auxiliary, index) => totalOf(cells, auxiliary, columns[index]!, solution.factors));
  const factors = Float64Array.from(cellOf, (cell) => (cell < 0 ? 1 : solution.factors[cell]!));
  const weights = units.start.map((start, unit) => start * factors[unit]!);
  const report = reportOf(units, factors, { iterations, totals, fewest });
  if (isMet || report.gap <= MET) {
    return { factors, weights, report, residuals: regressionResiduals(basis.columns, cellOf, units.start, weights) };
  }
  const within = bounds === UNBOUNDED ? '' : ` with factors from ${bounds.lower} to ${bounds.upper}`;
  const sentence = `No weights${within} were found that meet all totals: after ${iterations} steps ${worstTotal(report)}.`;
  return { refused: [{ code: 'not-converged', sentence }], reached: { factors, weights, report } };
}

function totalOf(
  { start, people }: WeightingUnits,
  { label, category, total: target }: Auxiliary,
  values: Float64Array,
  factors: Float64Array,
): TotalReport {
  const sum = (by: Float64Array): number => values.reduce((total, value, unit) => total + value * by[unit]!, 0);
  const after = sum(start.map((weight, cell) => weight * factors[cell]!));
  const everyone = people.reduce((total, count) => total + count, 0);
  const row = { label, category, people: category === null ? everyone : sum(people) };
  return { ...row, before: sum(start), after, target, gap: gapOf(after, target) };
}

/**
 * What a regression on the variables, under the starting weights, leaves (R: `svyrecvar` after `calibrate`). The
 * second time takes out what rounding left the first.
 */
function regressionResiduals(
  columns: readonly Float64Array[],
  cellOf: Int32Array,
  start: Float64Array,
  weights: Float64Array,
): Residuals {
  return (contributions) => {
    const values = contributions.map((one, row) => (weights[row] === 0 ? 0 : one / weights[row]!));
    for (let time = 0; time < 2; time += 1) subtractFit(columns, cellOf, start, values);
    return values.map((rest, row) => rest * weights[row]!);
  };
}

function subtractFit(
  columns: readonly Float64Array[],
  cellOf: Int32Array,
  start: Float64Array,
  values: Float64Array,
): void {
  const sums = new Float64Array(columns[0]?.length ?? 0);
  cellOf.forEach((cell, row) => {
    if (cell >= 0) sums[cell]! += start[row]! * values[row]!;
  });
  const coefficients = columns.map((column) => column.reduce((total, value, cell) => total + value * sums[cell]!, 0));
  const fit = combination(columns, coefficients, sums.length);
  cellOf.forEach((cell, row) => {
    if (cell >= 0) values[row]! -= fit[cell]!;
  });
}
