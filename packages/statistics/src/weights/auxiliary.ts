import type { Margin } from './margin.ts';

/** A variable whose total in the population is known. */
export interface Auxiliary {
  readonly label: string;
  /** The category of a margin that this variable marks by 1; null: a quantity. */
  readonly category: string | null;
  /** By unit; in a cell everybody has the same value. */
  readonly values: ArrayLike<number>;
  readonly total: number;
}

/** Everybody: the variable that is 1 for all, whose total is the number of people in the population (R: `(Intercept)`). */
export function everybody(units: number, total: number): Auxiliary {
  return { label: 'Everybody', category: null, values: new Float64Array(units).fill(1), total };
}

/** The categories of margins as variables, one each; those that neither population nor sample has are left out. */
export function categoriesAsAuxiliaries(margins: readonly Margin[]): Auxiliary[] {
  return margins.flatMap(({ label, categories, population, membership }) =>
    categories.flatMap((category, index): Auxiliary[] => {
      const values = Float64Array.from(membership, (place) => Number(place === index));
      if (population[index] === 0 && !values.includes(1)) return [];
      return [{ label, category, values, total: population[index]! }];
    }),
  );
}
