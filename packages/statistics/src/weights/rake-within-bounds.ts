import { checkMargins, checkUnits } from './check-margins.ts';
import { collapseByMargins } from './collapse-by-margins.ts';
import { type Margin, sumsByCategory } from './margin.ts';
import { type RakingLimits, residualsOfSweeps, sweep } from './rake-to-margins.ts';
import { marginsInWords, rakedWeighting } from './raked-weighting.ts';
import { boundsInWords, type WeightBounds } from './trim.ts';
import { refusedFor, type Weighting, type WeightingReason, type WeightingRefused } from './weighting.ts';
import { inWords, respondentsInWords } from './weighting-report.ts';
import { requireSameWeights, type WeightingUnits } from './weighting-units.ts';

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
 * not converge, with how far it came. Errors of a design are those after raking. Throws for cells whose people differ
 * in weight.
 */
export function rakeWithinBounds(
  units: WeightingUnits,
  margins: readonly Margin[],
  { lower = 0, upper = Number.POSITIVE_INFINITY }: WeightBounds,
  limits: BoundedRakingLimits = {},
): Weighting | WeightingRefused {
  requireSameWeights('rakeWithinBounds', units);
  const reasons = checkUnits(units);
  if (reasons.length === 0) reasons.push(...checkMargins(units, margins));
  if (reasons.length === 0) reasons.push(...checkReach(units, margins, lower, upper));
  if (reasons.length > 0) return refusedFor(...reasons);

  // People who start with the same weight, so that all of a cell have the same weight at every step.
  const { cells, cellOf, margins: collapsed } = collapseByMargins(units, margins, units.most);
  const { raked, rounds, holds, touched } = turns(cells, collapsed, { lower, upper }, limits);
  const trimmed = total(cells.people.map((people, cell) => people * touched[cell]!)) / total(cells.people);
  const run = { iterations: rounds, trimmed, fewest: limits.fewest };
  const made = rakedWeighting(units, margins, cells, cellOf, raked, run);
  if (holds) return { ...made, residuals: residualsOfSweeps(margins, made.weights) };
  const { smallest, largest, gap } = made.report;
  const range = `weights go from ${inWords(smallest)} to ${inWords(largest)}, and the largest gap is ${inWords(gap * 100)}%`;
  const sentence = `The margins (${marginsInWords(margins)}) are not met within ${boundsInWords(lower, upper)}: after ${rounds} rounds ${range}.`;
  return { refused: [{ code: 'not-converged', sentence }], reached: made };
}

interface Turns {
  readonly raked: Float64Array;
  readonly rounds: number;
  readonly holds: boolean;
  /** By cell, 1 where it was ever put on a bound. */
  readonly touched: Uint8Array;
}

/** Rakes cells, cuts what is past a bound, rakes again …, until both hold or there were too many rounds. */
function turns(
  cells: WeightingUnits,
  margins: readonly Margin[],
  { lower, upper }: Required<WeightBounds>,
  { mostRounds = 1000, mostSweeps = 1000, tolerance = 1e-10 }: BoundedRakingLimits,
): Turns {
  const each = cells.start.map((start, cell) => start / cells.people[cell]!);
  const isPast = (weight: number): boolean => weight > upper * (1 + HOLDS) || weight < lower * (1 - HOLDS);
  const touched = new Uint8Array(each.length);
  const raked = cells.start.slice();
  for (let rounds = 1; ; rounds += 1) {
    const { gap } = sweep(margins, raked, mostSweeps, tolerance);
    raked.forEach((sum, cell) => {
      each[cell] = sum / cells.people[cell]!;
    });
    const holds = gap <= tolerance && !each.some(isPast);
    if (holds || rounds >= mostRounds) return { raked, rounds, holds, touched };
    each.forEach((weight, cell) => {
      if (weight >= lower && weight <= upper) return;
      raked[cell] = Math.min(upper, Math.max(lower, weight)) * cells.people[cell]!;
      touched[cell] = 1;
    });
  }
}

function total(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
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
