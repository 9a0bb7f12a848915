import type { Dataset } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { derive } from './derive.ts';
import type { Population, TablePlan } from './plan.ts';
import { type WeightReport, weigh } from './weigh.ts';

/** A dataset with everything that a plan's tables read: derived variables and weights. */
export interface Prepared {
  readonly dataset: Dataset;
  readonly weights: ReadonlyMap<string, WeightReport>;
}

/** Derives and weights. Problems name the plan's file: they come from the data, not from a line of the plan. */
export function prepare(
  plan: TablePlan,
  dataset: Dataset,
  populations: ReadonlyMap<string, Population>,
): { prepared: Prepared | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const weights = new Map<string, WeightReport>();
  let current = derive(dataset, plan.derivations);
  for (const weight of plan.weights) {
    const outcome = weigh(current, weight, populations);
    if ('sentence' in outcome) {
      const sentence = `The weight “${weight.name}” cannot be made. ${outcome.sentence}`;
      problems.push({
        code: outcome.code,
        severity: 'error',
        place: { file: plan.file, line: 1, column: 1 },
        sentence,
      });
      continue;
    }
    current = outcome.dataset;
    weights.set(weight.name, outcome.report);
  }
  return { prepared: problems.length === 0 ? { dataset: current, weights } : null, problems };
}
