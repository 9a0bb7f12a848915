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

/** The problems that go away when more people have answered, without anybody changing the plan. */
const WAITING = new Set(['no-respondents', 'too-few-to-weight']);

/** Whether nothing is wrong but that too few people have answered yet. */
export function waitsForAnswers(problems: readonly Problem[]): boolean {
  return problems.length > 0 && problems.every((problem) => WAITING.has(problem.code));
}

/** Derives and weights. A weight that the data do not allow is a problem where the plan describes it. */
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
      const sentence = `The weight “${weight.name}” cannot be made from ${dataset.name}. ${outcome.sentence}`;
      problems.push({ code: outcome.code, severity: 'error', place: weight.place, sentence });
      continue;
    }
    current = outcome.dataset;
    weights.set(weight.name, outcome.report);
  }
  return { prepared: problems.length === 0 ? { dataset: current, weights } : null, problems };
}
