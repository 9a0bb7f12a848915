import type { Dataset } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { derive } from './derive.ts';
import { type DrawnSample, drawnSample } from './design/sample-design.ts';
import type { Population, TablePlan } from './plan/plan.ts';
import { type WeightReport, weigh } from './weights/weigh.ts';

/** A dataset with everything that a plan's tables read: derived variables and weights. */
export interface Prepared {
  readonly dataset: Dataset;
  readonly weights: ReadonlyMap<string, WeightReport>;
  /**
   * Where the plan says how the sample was drawn: by the name of a weight, null for none. All that tables use are there, and
   * of the others, which the explorer may use, those that the design fits.
   */
  readonly samples: ReadonlyMap<string | null, DrawnSample>;
}

/** The problems that go away when more people have answered, without anybody changing the plan. */
const WAITING = new Set(['no-respondents', 'too-few-to-weight', 'too-few-for-design']);

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
  if (problems.length > 0) return { prepared: null, problems };
  const { samples, problem } = samplesOf(plan, current);
  return problem
    ? { prepared: null, problems: [problem] }
    : { prepared: { dataset: current, weights, samples }, problems };
}

/** The sample of every weight; where one that a table uses cannot be used, why the first cannot. */
function samplesOf(
  { design, tables, weights }: TablePlan,
  dataset: Dataset,
): { samples: Map<string | null, DrawnSample>; problem: Problem | null } {
  const samples = new Map<string | null, DrawnSample>();
  if (!design) return { samples, problem: null };
  const used = new Set(tables.map((table) => table.weight));
  for (const weight of new Set([...used, ...weights.map(({ name }) => name), null])) {
    const sample = drawnSample(dataset, design, weight);
    if (sample && 'sentence' in sample) {
      if (!used.has(weight)) continue;
      const sentence = `The design does not fit ${dataset.name}. ${sample.sentence}`;
      return { samples, problem: { code: sample.code, severity: 'error', place: design.place, sentence } };
    }
    if (sample) samples.set(weight, sample);
  }
  return { samples, problem: null };
}
