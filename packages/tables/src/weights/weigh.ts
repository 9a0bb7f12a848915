import {
  answered,
  type Column,
  categoriesOf,
  columnNamed,
  columnOf,
  type Dataset,
  NOT_ASKED,
  rowsWhere,
  type Value,
  withColumns,
} from '@earshot/dataset';
import { countWeights, effectiveBase, type RakingMargin, rake } from '@earshot/statistics';
import { crossedCodes } from '../plan/crossed-codes.ts';
import type { MarginPlan, Population, WeightPlan } from '../plan/plan.ts';
import { SMALLEST_BASE } from '../withhold/withhold.ts';
import { rakedWithinBounds, trimmedWeights } from './weigh-within-bounds.ts';
import { weightColumn } from './weight-column.ts';
import { type GrossedPopulation, weightedPopulation } from './weighted-population.ts';

/** A weight as computed for one dataset: what to tell the reader about it. */
export interface WeightReport {
  readonly name: string;
  readonly label: string;
  readonly respondents: number;
  readonly smallest: number;
  readonly largest: number;
  /** Kish's design effect of weighting, n·Σw²/(Σw)². */
  readonly designEffect: number;
  /** The share of people whose weight the plan's bounds have changed; null: there are no bounds. */
  readonly trimmed: number | null;
  /** The population that the weights stand for; null: the plan declares none, and there are no totals. */
  readonly population: GrossedPopulation | null;
}

export interface WeightRefusal {
  readonly code: string;
  readonly sentence: string;
}

/**
 * Adds a column of weights. Whoever is outside its base has no weight (not asked). Refuses, rather than dropping
 * people silently, when somebody in the base lacks a margin's answer or the margins cannot be met.
 * @param populations by name, for the margins that name one.
 */
export function weigh(
  dataset: Dataset,
  plan: WeightPlan,
  populations: ReadonlyMap<string, Population>,
): { dataset: Dataset; report: WeightReport } | WeightRefusal {
  const members = rowsWhere(dataset, plan.base);
  if (members.length === 0) return { code: 'no-respondents', sentence: 'There is nobody to weight.' };
  const made = madeWeights(dataset, plan, members, populations);
  if ('sentence' in made) return made;
  const { weights, trimmed } = made;
  const population = weightedPopulation(plan, weights, populations);
  if (population && 'sentence' in population) return population;
  const values: Value[] = new Array<Value>(dataset.rows).fill(NOT_ASKED);
  members.forEach((row, index) => {
    values[row] = answered(weights[index]!);
  });
  const variable = { kind: 'quantity', name: weightColumn(plan.name), label: plan.label, unit: '' } as const;
  return {
    dataset: withColumns(dataset, [columnOf(variable, values)]),
    report: { ...reportOn(plan, weights), trimmed, population },
  };
}

function madeWeights(
  dataset: Dataset,
  { from, bounds }: WeightPlan,
  members: readonly number[],
  populations: ReadonlyMap<string, Population>,
): { readonly weights: readonly number[]; readonly trimmed: number | null } | WeightRefusal {
  if (bounds && 'margins' in from) {
    const found = placedMargins(dataset, from.margins, members, populations);
    return 'sentence' in found ? found : rakedWithinBounds(found, members.length, bounds);
  }
  const weights =
    'variable' in from
      ? givenWeights(dataset, from.variable, members)
      : rakedWeights(dataset, from.margins, members, populations);
  if ('sentence' in weights) return weights;
  return bounds ? trimmedWeights(weights, bounds) : { weights, trimmed: null };
}

function givenWeights(dataset: Dataset, variable: string, members: readonly number[]): number[] | WeightRefusal {
  const column = columnNamed(dataset, variable);
  const weights = members.map((row) => column?.numbers?.[row] ?? Number.NaN);
  const wrong = weights.filter((value) => !(value > 0)).length;
  if (wrong === 0) return weights;
  const sentence = `${wrong} of ${members.length} respondents have no weight above nought in “${variable}”.`;
  return { code: 'weight-missing', sentence };
}

function rakedWeights(
  dataset: Dataset,
  plans: readonly MarginPlan[],
  members: readonly number[],
  populations: ReadonlyMap<string, Population>,
): number[] | WeightRefusal {
  const found = placedMargins(dataset, plans, members, populations);
  if ('sentence' in found) return found;
  const { categories, sizes, cellOf } = cellsOf(found.placed, members.length);
  const raked = rake(
    categories.map((each, cell) => ({ categories: each, size: sizes[cell]! })),
    found.margins,
  );
  if ('sentence' in raked) return raked;
  return cellOf.map((cell) => raked.weights[cell]!);
}

/** The margins of a weight, and by margin the category that each of its people is in. */
export interface PlacedMargins {
  readonly margins: readonly RakingMargin[];
  readonly placed: readonly (readonly number[])[];
}

/** Looks up where everybody who is to be weighted stands in the margins, or says why they cannot be met. */
export function placedMargins(
  dataset: Dataset,
  plans: readonly MarginPlan[],
  members: readonly number[],
  populations: ReadonlyMap<string, Population>,
): PlacedMargins | WeightRefusal {
  const margins: RakingMargin[] = [];
  const placed: number[][] = [];
  for (const plan of plans) {
    const columns = plan.variables.map((name) => columnNamed(dataset, name)!);
    const population = typeof plan.population === 'string' ? populations.get(plan.population) : plan.population;
    const label = columns.map((column) => column.variable.label).join(' by ');
    if (!population) {
      return { code: 'population-unknown', sentence: `There is no population “${String(plan.population)}”.` };
    }
    const categories = crossedCodes(columns.map(({ variable }) => categoriesOf(variable).map(({ code }) => code)));
    const lacking = categories.filter((category) => !Object.hasOwn(population, category));
    if (lacking.length > 0) {
      const sentence = `${label}: the population has no figure for ${lacking.map((name) => `“${name}”`).join(', ')}.`;
      return { code: 'population-incomplete', sentence };
    }
    const places = members.map((row) => place(columns, row));
    const missing = places.filter((category) => category < 0).length;
    if (missing > 0) {
      const sentence = `${label}: ${missing} of ${members.length} people to be weighted gave no answer; put them outside the base or in a category.`;
      return { code: 'margin-missing', sentence };
    }
    const margin = { label, categories, population: categories.map((category) => population[category]!) };
    if (hasFew(margin, places)) {
      const need = `Every category of ${label} needs ${SMALLEST_BASE} people or more, or it cannot stand for its part of the population`;
      return { code: 'too-few-to-weight', sentence: `${need}. Join categories, or wait for more answers.` };
    }
    margins.push(margin);
    placed.push(places);
  }
  return { margins, placed };
}

/** People who are alike in every margin, whose weights are alike too. */
export interface WeightCells {
  /** By cell, the category in each margin. */
  readonly categories: readonly (readonly number[])[];
  /** By cell, how many people are in it. */
  readonly sizes: readonly number[];
  /** By person, their cell. */
  readonly cellOf: readonly number[];
}

/**
 * Collapses people who are alike in every margin, so that raking takes the time of the cells. Those come in an order of their
 * own and not that of people, so that weights do not depend on it.
 */
export function cellsOf(placed: readonly (readonly number[])[], people: number): WeightCells {
  const keys = Array.from({ length: people }, (_, person) => placed.map((each) => each[person]!).join(' '));
  const used = [...new Set(keys)].sort();
  const numbers = new Map(used.map((key, cell) => [key, cell]));
  const cellOf = keys.map((key) => numbers.get(key)!);
  const sizes = used.map(() => 0);
  for (const cell of cellOf) sizes[cell]! += 1;
  return { categories: used.map((key) => key.split(' ').map(Number)), sizes, cellOf };
}

/**
 * Whether a category that the population has is under the smallest base. It is not told which, nor how small: a weight
 * is the population's share over the category's number of people, so a large one tells that number, and the answers
 * of few people would carry a whole part of the population.
 */
function hasFew({ population, categories }: RakingMargin, places: readonly number[]): boolean {
  const people = categories.map(() => 0);
  for (const category of places) people[category]! += 1;
  return people.some((count, category) => population[category]! > 0 && count < SMALLEST_BASE);
}

/** The index of a row's crossed category, the last variable running fastest; -1 when any is not answered. */
function place(columns: readonly Column[], row: number): number {
  let index = 0;
  for (const column of columns) {
    if (column.states[row] !== 0) return -1;
    index = index * categoriesOf(column.variable).length + column.numbers![row]!;
  }
  return index;
}

function reportOn(
  { name, label }: WeightPlan,
  weights: readonly number[],
): Omit<WeightReport, 'trimmed' | 'population'> {
  const sample = countWeights(weights);
  const [smallest, largest] = weights.reduce(
    ([least, most], weight) => [Math.min(least, weight), Math.max(most, weight)],
    [Number.POSITIVE_INFINITY, 0],
  ) as [number, number];
  return { name, label, respondents: sample.n, smallest, largest, designEffect: sample.n / effectiveBase(sample) };
}
