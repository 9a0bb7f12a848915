import type { SurveyDesign } from '../design/survey-design.ts';

/**
 * Replicates of a sample’s weights (rescaling bootstrap; Rao and Wu 1988, Rao, Wu and Yue 1992): in every first-stage
 * stratum one unit fewer than there are is drawn with replacement, and each row’s weight is multiplied by how often
 * its unit was drawn, times n/(n − 1). A stratum’s only unit stays as it is. Finite populations are not corrected for.
 */
export function replicateWeights(design: SurveyDesign, random: () => number): Float64Array {
  const factors = replicateFactors(design, random);
  return design.weights.map((weight, row) => weight * factors[row]!);
}

/** What a replicate multiplies the weight of each row by, also of those outside the domain. */
export function replicateFactors({ stages, rows }: SurveyDesign, random: () => number): Float64Array {
  const { unit, stratum } = stages[0]!;
  const factors = new Float64Array(rows);
  for (const units of unitsByStratum(unit, stratum)) {
    if (units.length === 1) factors[units[0]!] = 1;
    for (let draw = 1; draw < units.length; draw += 1) {
      factors[units[Math.floor(random() * units.length)]!]! += units.length / (units.length - 1);
    }
  }
  return Float64Array.from(unit, (one) => factors[one]!);
}

/** Units in the order of their numbers, so that the order of rows within them decides nothing. */
function unitsByStratum(unit: Int32Array, stratum: Int32Array): number[][] {
  const stratumOf: number[] = [];
  unit.forEach((one, row) => {
    stratumOf[one] = stratum[row]!;
  });
  const lists: number[][] = [];
  stratumOf.forEach((where, one) => {
    lists[where] ??= [];
    lists[where].push(one);
  });
  return lists;
}
