import type { Residuals } from '../design/survey-design.ts';
import { checkMargins, checkUnits } from './check-margins.ts';
import { collapseByMargins } from './collapse-by-margins.ts';
import { type Margin, sumsByCategory } from './margin.ts';
import { marginsInWords, rakedWeighting } from './raked-weighting.ts';
import { refusedFor, type Weighting, type WeightingRefused } from './weighting.ts';
import { gapOf, worstTotal } from './weighting-report.ts';
import type { WeightingUnits } from './weighting-units.ts';

/** How long raking goes on. */
export interface RakingLimits {
  /** Sweeps over all margins; 1,000 unless told otherwise. */
  readonly mostSweeps?: number;
  /** The largest gap of a category, relative to its population, that counts as met; 10⁻¹² unless told otherwise. */
  readonly tolerance?: number;
  /** Categories with fewer respondents are warned of. */
  readonly fewest?: number;
}

/** How often the residuals of raking are taken margin by margin, as R’s `svyrecvar` does. */
const RESIDUAL_SWEEPS = 10;

/**
 * Raking (iterative proportional fitting; Deming and Stephan 1940; R: `rake`): from the starting weights, one margin
 * is met after the other until all are at once. Units that are alike in all margins are joined first, so that a sweep
 * takes as long for a million people as for a thousand. Refuses, with every reason, what cannot be met; after too
 * many sweeps with how far it came.
 */
export function rakeToMargins(
  units: WeightingUnits,
  margins: readonly Margin[],
  { mostSweeps = 1000, tolerance = 1e-12, fewest }: RakingLimits = {},
): Weighting | WeightingRefused {
  const reasons = checkUnits(units);
  if (reasons.length === 0) reasons.push(...checkMargins(units, margins));
  if (reasons.length > 0) return refusedFor(...reasons);

  const { cells, cellOf, margins: collapsed } = collapseByMargins(units, margins);
  const raked = cells.start.slice();
  const { iterations, gap } = sweep(collapsed, raked, mostSweeps, tolerance);
  const made = rakedWeighting(units, margins, cells, cellOf, raked, { iterations, fewest });
  if (gap <= tolerance) return { ...made, residuals: residualsOfSweeps(margins, made.weights) };
  const sentence = `The margins (${marginsInWords(margins)}) cannot all be met at once: after ${iterations} sweeps ${worstTotal(made.report)}.`;
  return { refused: [{ code: 'not-converged', sentence }], reached: made };
}

/** Meets one margin after the other, changing the weights, until the largest gap is within the tolerance. */
export function sweep(
  margins: readonly Margin[],
  weights: Float64Array,
  mostSweeps: number,
  tolerance: number,
): { readonly iterations: number; readonly gap: number } {
  let iterations = 0;
  let gap = Number.POSITIVE_INFINITY;
  while (iterations < mostSweeps && gap > tolerance) {
    for (const margin of margins) meetMargin(margin, weights);
    iterations += 1;
    gap = Math.max(...margins.map((margin) => marginGap(margin, weights)));
  }
  return { iterations, gap };
}

function meetMargin(margin: Margin, weights: Float64Array): void {
  const sums = sumsByCategory(margin, weights);
  margin.membership.forEach((category, cell) => {
    if (sums[category]! > 0) weights[cell]! *= margin.population[category]! / sums[category]!;
  });
}

function marginGap(margin: Margin, weights: Float64Array): number {
  const sums = sumsByCategory(margin, weights);
  return sums.reduce((worst, sum, category) => Math.max(worst, gapOf(sum, margin.population[category]!)), 0);
}

/**
 * Distances from the mean of each margin’s category, margin after margin and over again, every row counting the same
 * (R: `svyrecvar` after `rake`).
 */
export function residualsOfSweeps(margins: readonly Margin[], weights: Float64Array): Residuals {
  const counted = weights.map((weight) => Number(weight > 0));
  const sizes = margins.map((margin) => sumsByCategory(margin, counted));
  return (contributions) => {
    const values = contributions.map((one, row) => (counted[row] === 0 ? 0 : one / weights[row]!));
    for (let sweep = 0; sweep < RESIDUAL_SWEEPS; sweep += 1) {
      for (const [index, margin] of margins.entries()) subtractMeans(margin, sizes[index]!, counted, values);
    }
    return values.map((value, row) => value * weights[row]!);
  };
}

function subtractMeans(margin: Margin, sizes: Float64Array, counted: Float64Array, values: Float64Array): void {
  const sums = sumsByCategory(margin, values);
  margin.membership.forEach((category, row) => {
    if (counted[row] === 1) values[row]! -= sums[category]! / sizes[category]!;
  });
}
