import { checkMargin, checkUnits } from './weights/check-margins.ts';
import type { Margin } from './weights/margin.ts';
import { rakeToMargins } from './weights/rake-to-margins.ts';
import { isWeightingRefused, type WeightingReason } from './weights/weighting.ts';
import { unitsOfCells, type WeightingUnits } from './weights/weighting-units.ts';

/** Respondents who are alike in every margin: they get the same weight. */
export interface RakingCell {
  /** Per margin, the index of the category that these respondents are in. */
  readonly categories: readonly number[];
  /** Respondents (or, when raking starts from given weights, their sum). */
  readonly size: number;
}

/** The population's shares over the categories of one margin. */
export interface RakingMargin {
  readonly label: string;
  readonly categories: readonly string[];
  /** In the order of `categories`; any positive scale, since they are made to add up to 1. */
  readonly population: readonly number[];
}

export interface Raked {
  /** Per cell, the weight of each respondent in it; the mean over respondents is 1. */
  readonly weights: readonly number[];
  readonly iterations: number;
  /** Largest difference left between a weighted share and the population's. */
  readonly gap: number;
}

export interface RakingRefusal {
  readonly code:
    | 'empty-category'
    | 'margin-not-positive'
    | 'not-converged'
    | 'no-respondents'
    | 'weight-not-usable'
    | 'missing-category';
  readonly sentence: string;
}

/**
 * Raking to the shares of a population, whose numbers need not be known, by weights whose mean is 1; otherwise as
 * `rakeToMargins`. Refuses, with the first reason, margins that no weights can meet.
 */
export function rake(cells: readonly RakingCell[], margins: readonly RakingMargin[]): Raked | RakingRefusal {
  const units = unitsOf(cells);
  const shares = margins.map((margin, index): Margin => {
    return { ...margin, membership: Int32Array.from(cells, ({ categories }) => categories[index]!) };
  });
  const reason = [...checkUnits(units), ...shares.flatMap((margin) => checkMargin(units, margin))][0];
  if (reason) return refusedAs(reason, margins);
  const total = cells.reduce((sum, { size }) => sum + size, 0);
  const outcome = rakeToMargins(
    units,
    shares.map((margin) => scaledTo(total, margin)),
  );
  if (isWeightingRefused(outcome)) return refusedAs(outcome.refused[0]!, margins);
  const { totals, iterations } = outcome.report;
  const gap = totals.reduce((worst, { after, target }) => Math.max(worst, Math.abs(after - target) / total), 0);
  return { weights: [...outcome.factors], iterations, gap };
}

function unitsOf(cells: readonly RakingCell[]): WeightingUnits {
  const sizes = cells.map(({ size }) => size);
  const ones = sizes.map(() => 1);
  return unitsOfCells({ people: sizes, start: sizes, startSquares: sizes, least: ones, most: ones });
}

function scaledTo(total: number, margin: Margin): Margin {
  const population = Array.from(margin.population);
  const sum = population.reduce((a, b) => a + b, 0);
  return { ...margin, population: population.map((share) => (share * total) / sum) };
}

/** The reason in words that fit shares as well as numbers of people. */
function refusedAs({ code, sentence }: WeightingReason, margins: readonly RakingMargin[]): RakingRefusal {
  switch (code) {
    case 'no-respondents':
    case 'weight-not-usable':
    case 'missing-category':
    case 'empty-category':
      return { code, sentence };
    case 'total-not-usable':
    case 'no-population':
      return { code: 'margin-not-positive', sentence };
    default: {
      const labels = margins.map(({ label }) => label).join('; ');
      return { code: 'not-converged', sentence: `The margins (${labels}) cannot all be met at once.` };
    }
  }
}
