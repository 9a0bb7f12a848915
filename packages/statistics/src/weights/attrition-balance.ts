/** What an answer of the earlier wave was on average, for everybody then and for those who answered again. */
export interface AttritionBalance {
  readonly everybody: number;
  /** With their earlier weights. */
  readonly stayers: number;
  /** With the weights that are to make up for those lost. */
  readonly weighted: number;
}

/**
 * Sets the earlier wave’s mean of a value among those who answered again beside that of everybody, with and without
 * weights for attrition. Rows whose value is NaN are left out. Null where either has no value with weight.
 */
export function attritionBalance(
  values: ArrayLike<number>,
  earlier: ArrayLike<number>,
  responded: ArrayLike<number>,
  weights: ArrayLike<number>,
): AttritionBalance | null {
  const everybody = mean(values, earlier, () => true);
  const stayers = mean(values, earlier, (row) => responded[row] === 1);
  const weighted = mean(values, weights, (row) => responded[row] === 1);
  return everybody === null || stayers === null || weighted === null ? null : { everybody, stayers, weighted };
}

function mean(values: ArrayLike<number>, weights: ArrayLike<number>, isIn: (row: number) => boolean): number | null {
  let [sum, total] = [0, 0];
  for (let row = 0; row < values.length; row += 1) {
    if (weights[row] === 0 || Number.isNaN(values[row]) || !isIn(row)) continue;
    sum += weights[row]! * values[row]!;
    total += weights[row]!;
  }
  return total > 0 ? sum / total : null;
}
