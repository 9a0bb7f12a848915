import type { Findings, PlanPath } from '@earshot/planfile';
import { ownOf, type ShapedPlan, type ShapedTable } from './plan-shape.ts';

/** What a table of totals needs beside its items: a weight that stands for a population, and nothing that is no total. */
export function checkTotals(
  { weight, compare, ratios, scores, median }: ShapedTable,
  weights: ShapedPlan['weights'],
  path: PlanPath,
  findings: Findings,
): void {
  if (weight === undefined) {
    const sentence =
      'Totals are of a population, and without a weight people stand for nobody but themselves: name a weight that declares its population.';
    findings.add('totals-no-weight', [...path, 'rows'], sentence);
  } else if (ownOf(weights, weight) && !ownOf(weights, weight)!.population) {
    const sentence = `Totals need to know whom the people stand for: the weight “${weight}” declares no population (population: {size: 31000, date: 30 September 2022}).`;
    findings.add('totals-no-population', [...path, 'weight'], sentence);
  }
  if (compare !== undefined && compare !== 'none' && !ratios) {
    const sentence = 'Totals are not compared: a larger group has a larger total. Compare shares or means instead.';
    findings.add('totals-compared', [...path, 'compare'], sentence);
  }
  if (scores || median) {
    const sentence = 'A table of totals has no means or medians: give them a table of their own.';
    findings.add('totals-only', [...path, scores ? 'scores' : 'median'], sentence);
  }
}
