import type { Count } from './sums.ts';

/** How many rows have weight, with Σw and Σw²: all that bases and Kish’s formulas need of a design or a domain of it. */
export function countWeights(weights: ArrayLike<number>): Count {
  let [n, w, w2] = [0, 0, 0];
  for (let row = 0; row < weights.length; row += 1) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    n += 1;
    w += weight;
    w2 += weight ** 2;
  }
  return { n, w, w2 };
}
