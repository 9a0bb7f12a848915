import type { Margin } from './margin.ts';
import type { Weighting } from './weighting.ts';
import { marginTotals, reportOf, type WeightingRun } from './weighting-report.ts';
import type { WeightingUnits } from './weighting-units.ts';

/** Hands the weights of cells to the units in them, and reports on the margins. */
export function rakedWeighting(
  units: WeightingUnits,
  margins: readonly Margin[],
  cells: WeightingUnits,
  cellOf: Int32Array,
  raked: Float64Array,
  run: Omit<WeightingRun, 'totals'>,
): Omit<Weighting, 'residuals'> {
  const factors = Float64Array.from(cellOf, (cell) => (cell < 0 ? 1 : raked[cell]! / cells.start[cell]!));
  const weights = units.start.map((start, unit) => start * factors[unit]!);
  return {
    factors,
    weights,
    report: reportOf(units, factors, { ...run, totals: marginTotals(units, weights, margins) }),
  };
}

/** The labels of margins for a sentence. */
export function marginsInWords(margins: readonly Margin[]): string {
  return margins.map(({ label }) => label).join('; ');
}
