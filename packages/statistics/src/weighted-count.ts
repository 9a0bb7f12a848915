import { sumInAnyOrder } from './sum-in-any-order.ts';
import type { Count } from './sums.ts';

/**
 * How many rows have weight, with Σw and Σw²: all that bases and Kish’s formulas need of a design or a domain of it. The
 * order of rows changes no digit.
 */
export function countWeights(weights: ArrayLike<number>): Count {
  const all = Float64Array.from(weights);
  const n = all.reduce((count, weight) => count + Number(weight !== 0), 0);
  return { n, w: sumInAnyOrder(all), w2: sumInAnyOrder(all.map((weight) => weight ** 2)) };
}
