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
  readonly code: 'empty-category' | 'margin-not-positive' | 'not-converged' | 'no-respondents';
  readonly sentence: string;
}

const TOLERANCE = 1e-12;
const MOST_ITERATIONS = 1000;

/**
 * Raking (iterative proportional fitting, Deming and Stephan 1940): weights by which every margin's shares become
 * the population's. Works on collapsed cells, so that its time does not grow with the number of respondents.
 * Refuses, with the reason, margins that no weights can meet.
 */
export function rake(cells: readonly RakingCell[], margins: readonly RakingMargin[]): Raked | RakingRefusal {
  const total = cells.reduce((sum, cell) => sum + cell.size, 0);
  if (!(total > 0)) return { code: 'no-respondents', sentence: 'There is nobody to weight.' };
  const refusal = margins.map((margin, index) => refuse(cells, margin, index)).find((found) => found !== null);
  if (refusal) return refusal;

  const targets = margins.map((margin) => {
    const sum = margin.population.reduce((a, b) => a + b, 0);
    return margin.population.map((share) => share / sum);
  });
  const weights = cells.map(() => 1);
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations += 1) {
    targets.forEach((target, margin) => {
      adjust(cells, weights, margin, target, total);
    });
    const gap = Math.max(...targets.map((target, margin) => marginGap(cells, weights, margin, target)));
    if (gap <= TOLERANCE) return { weights, iterations, gap };
  }
  const sentence = `The margins (${margins.map((margin) => margin.label).join('; ')}) cannot all be met at once.`;
  return { code: 'not-converged', sentence };
}

function refuse(cells: readonly RakingCell[], margin: RakingMargin, index: number): RakingRefusal | null {
  for (const [category, label] of margin.categories.entries()) {
    const people = cells.some((cell) => cell.categories[index] === category && cell.size > 0);
    const share = margin.population[category]!;
    if (!(share >= 0) || !Number.isFinite(share) || (share === 0 && people)) {
      const sentence = `${margin.label}: the population of “${label}” is ${share}, so its people cannot be weighted.`;
      return { code: 'margin-not-positive', sentence };
    }
    if (share > 0 && !people) {
      const sentence = `${margin.label}: nobody answered in “${label}”, so no weight can stand for them; join categories.`;
      return { code: 'empty-category', sentence };
    }
  }
  return null;
}

function marginShares(cells: readonly RakingCell[], weights: readonly number[], margin: number, length: number) {
  const sums = new Array<number>(length).fill(0);
  let total = 0;
  cells.forEach((cell, index) => {
    const weight = weights[index]! * cell.size;
    sums[cell.categories[margin]!]! += weight;
    total += weight;
  });
  return sums.map((sum) => sum / total);
}

function adjust(
  cells: readonly RakingCell[],
  weights: number[],
  margin: number,
  target: readonly number[],
  total: number,
): void {
  const sums = new Array<number>(target.length).fill(0);
  cells.forEach((cell, index) => {
    sums[cell.categories[margin]!]! += weights[index]! * cell.size;
  });
  cells.forEach((cell, index) => {
    const category = cell.categories[margin]!;
    if (cell.size > 0) weights[index]! *= (target[category]! * total) / sums[category]!;
  });
}

function marginGap(
  cells: readonly RakingCell[],
  weights: readonly number[],
  margin: number,
  target: readonly number[],
): number {
  const shares = marginShares(cells, weights, margin, target.length);
  return Math.max(...shares.map((share, category) => Math.abs(share - target[category]!)));
}
