import { checkMargins, checkUnits } from './check-margins.ts';
import { collapseByMargins } from './collapse-by-margins.ts';
import { type Margin, sumsByCategory } from './margin.ts';
import { type RakingLimits, residualsOfSweeps, sweep } from './rake-to-margins.ts';
import { boundsInWords, type WeightBounds } from './trim.ts';
import { refusedFor, type Weighting, type WeightingReason, type WeightingRefused } from './weighting.ts';
import { inWords, marginTotals, reportOf, respondentsInWords } from './weighting-report.ts';
import type { WeightingUnits } from './weighting-units.ts';

export interface BoundedRakingLimits extends RakingLimits {
  /** Rounds of cutting and raking again; 1,000 unless told otherwise. */
  readonly mostRounds?: number;
}

/** Bounds hold when no weight is past them by more than this share. */
const HOLDS = 1e-8;

/**
 * Raking and trimming in turn, until every margin is met by weights within the bounds: it has converged only when
 * both hold at once. Each step is the nearest point in a convex set, so the turns lead into what both allow, if there
 * is anything (Csiszár 1975). Refuses, with every reason, bounds that a category cannot be met within, and what does
 * not converge, with how far it came. Errors of a design are those after raking.
 */
export function rakeWithinBounds(
  units: WeightingUnits,
  margins: readonly Margin[],
  { lower = 0, upper = Number.POSITIVE_INFINITY }: WeightBounds,
  { mostRounds = 1000, mostSweeps = 1000, tolerance = 1e-10, fewest }: BoundedRakingLimits = {},
): Weighting | WeightingRefused {
  const reasons = checkUnits(units);
  if (reasons.length === 0) reasons.push(...checkMargins(units, margins));
  if (reasons.length === 0) reasons.push(...checkReach(units, margins, lower, upper));
  if (reasons.length > 0) return refusedFor(...reasons);

  // People who start with the same weight, so that all of a cell have the same weight at every step.
  const { cells, cellOf, margins: collapsed } = collapseByMargins(units, margins, units.most);
  const raked = cells.start.slice();
  const isPast = (weight: number): boolean => weight > upper * (1 + HOLDS) || weight < lower * (1 - HOLDS);
  const cut = (sum: number, cell: number): number =>
    Math.min(upper * cells.people[cell]!, Math.max(lower * cells.people[cell]!, sum));

  let gap = sweep(collapsed, raked, mostSweeps, tolerance).gap;
  let iterations = 1;
  const touched = new Uint8Array(raked.length);
  const holds = (): boolean => gap <= tolerance && !raked.some((sum, cell) => isPast(sum / cells.people[cell]!));
  while (!holds() && iterations < mostRounds) {
    raked.forEach((sum, cell) => {
      raked[cell] = cut(sum, cell);
      if (raked[cell] !== sum) touched[cell] = 1;
    });
    gap = sweep(collapsed, raked, mostSweeps, tolerance).gap;
    iterations += 1;
  }

  const factors = Float64Array.from(cellOf, (cell) => (cell < 0 ? 1 : raked[cell]! / cells.start[cell]!));
  const weights = units.start.map((start, unit) => start * factors[unit]!);
  const everybody = cells.people.reduce((a, b) => a + b, 0);
  const trimmed = cells.people.reduce((sum, people, cell) => sum + people * touched[cell]!, 0) / everybody;
  const totals = marginTotals(units, weights, margins);
  const report = reportOf(units, factors, { iterations, totals, trimmed, fewest });
  if (holds()) return { factors, weights, report, residuals: residualsOfSweeps(margins, weights) };
  const range = `weights go from ${inWords(report.smallest)} to ${inWords(report.largest)}`;
  const sentence = `The margins (${margins.map(({ label }) => label).join('; ')}) are not met within ${boundsInWords(lower, upper)}: after ${iterations} rounds ${range}, and the largest gap is ${inWords(report.gap * 100)}%.`;
  return { refused: [{ code: 'not-converged', sentence }], reached: { factors, weights, report } };
}

/** Categories whose people cannot stand for their population within the bounds. */
function checkReach(
  units: WeightingUnits,
  margins: readonly Margin[],
  lower: number,
  upper: number,
): WeightingReason[] {
  if (!(lower <= upper && lower >= 0 && upper > 0)) {
    return [{ code: 'bounds-not-usable', sentence: `Weights cannot be kept within ${boundsInWords(lower, upper)}.` }];
  }
  return margins.flatMap((margin) => {
    const people = sumsByCategory(margin, units.people);
    return margin.categories.flatMap((category, index): WeightingReason[] => {
      const [count, target] = [people[index]!, margin.population[index]!];
      if (count === 0 || (count * upper >= target * (1 - HOLDS) && count * lower <= target * (1 + HOLDS))) return [];
      const sentence = `${margin.label}, “${category}”: ${respondentsInWords(count)} for ${inWords(target)} people, ${inWords(target / count)} each, which is outside ${boundsInWords(lower, upper)}.`;
      return [{ code: 'bounds-infeasible', sentence }];
    });
  });
}
