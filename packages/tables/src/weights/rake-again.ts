import { type Dataset, rowsWhere } from '@earshot/dataset';
import { rake } from '@earshot/statistics';
import type { Population, WeightPlan } from '../plan/plan.ts';
import { cellsOf, placedMargins } from './weigh.ts';

/**
 * Rakes the people of a weight anew from other starting weights, one each in the order of the dataset, as for a
 * replicate of the sample. Null where these cannot meet the margins, such as when nobody is left in a category.
 */
export type RakeAgain = (start: ArrayLike<number>) => Float64Array | null;

/**
 * How to make a weight anew; null for one that the data give or that is kept within bounds. Throws for margins that this dataset does not meet: what
 * cannot be weighted has been refused before.
 */
export function rakeAgain(
  dataset: Dataset,
  { name, base, from, bounds }: WeightPlan,
  populations: ReadonlyMap<string, Population>,
): RakeAgain | null {
  if ('variable' in from || bounds) return null;
  const members = rowsWhere(dataset, base);
  const found = placedMargins(dataset, from.margins, members, populations);
  if ('sentence' in found) throw new Error(`rakeAgain: “${name}” was not to be made. ${found.sentence}`);
  const { categories, cellOf } = cellsOf(found.placed, members.length);
  return (start) => {
    const sizes = new Float64Array(categories.length);
    cellOf.forEach((cell, person) => {
      sizes[cell]! += start[person]!;
    });
    const there = [...sizes.keys()].filter((cell) => sizes[cell]! > 0);
    const raked = rake(
      there.map((cell) => ({ categories: categories[cell]!, size: sizes[cell]! })),
      found.margins,
    );
    if ('sentence' in raked) return null;
    const byCell = new Float64Array(categories.length);
    there.forEach((cell, at) => {
      byCell[cell] = raked.weights[at]!;
    });
    return Float64Array.from(cellOf, (cell, person) => start[person]! * byCell[cell]!);
  };
}
