import type { WeightedPopulation } from '@earshot/statistics';
import { countWeights } from '@earshot/statistics';
import type { Population, WeightPlan } from '../plan/plan.ts';
import type { WeightRefusal } from './weigh.ts';

/** The population that a weight’s people stand for, with the day that it was counted on. */
export interface GrossedPopulation extends WeightedPopulation {
  readonly date: string;
}

/**
 * The population of a weight that declares one; null for a weight that does not. Its size is known where the plan or
 * a margin’s figures say it; given weights without a size say it themselves, and it is an estimate. Refuses figures
 * that are smaller than the sample, since those are shares, or weights of which the mean is 1.
 */
export function weightedPopulation(
  { population, from }: WeightPlan,
  weights: readonly number[],
  populations: ReadonlyMap<string, Population>,
): GrossedPopulation | null | WeightRefusal {
  if (!population) return null;
  const sample = countWeights(weights);
  const { date } = population;
  const stated = population.size ?? ('margins' in from ? figuresOf(from.margins[0]!.population, populations) : null);
  const size = stated ?? sample.w;
  // Weights of which the mean is 1 add up to the sample but for rounding.
  if (size > sample.n * (1 + 1e-6)) return { sample, size, isKnown: stated !== null, date };
  const [what, instead] = SMALL[population.size !== null ? 'size' : stated === null ? 'weights' : 'figures'];
  const sentence = `${what} ${number(size)} people, and ${number(sample.n)} answered: that is no population that they stand for. ${instead}`;
  return { code: 'population-small', sentence };
}

const SMALL = {
  size: ['The size of the population is', 'Give the number of people in the population.'],
  weights: ['The given weights add up to', 'Give the size of the population.'],
  figures: [
    'The figures of the first margin add up to',
    'They are shares and not counts, or not of everybody: give the size of the population.',
  ],
} as const;

function figuresOf(population: Population | string, populations: ReadonlyMap<string, Population>): number {
  const figures = typeof population === 'string' ? populations.get(population)! : population;
  return Object.values(figures).reduce((sum, figure) => sum + figure, 0);
}

function number(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}
