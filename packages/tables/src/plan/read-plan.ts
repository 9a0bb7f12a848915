import type { Variable } from '@earshot/dataset';
import { Findings, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { KnownVariables } from './known-variables.ts';
import type { TablePlan } from './plan.ts';
import { planShape, type ShapedPlan } from './plan-shape.ts';
import { readDesign } from './read-design.ts';
import { readMinimum, USUAL_MINIMUM } from './read-minimum.ts';
import { readTableSpecs } from './read-table-spec.ts';
import { readDerivations, readVariables } from './read-variables.ts';
import { readWeights } from './read-weights.ts';

/**
 * Reads a table plan and checks it against the variables of the data that it is meant for.
 * @param data the variables of a questionnaire's dataset; null for a plan that describes its data file itself.
 */
export function readTablePlan(
  file: string,
  text: string,
  data: readonly Variable[] | null,
): { plan: TablePlan | null; problems: Problem[] } {
  const read = readPlan(file, text);
  if (!read.plan) return { plan: null, problems: read.problems };
  const { value, problems } = shapePlan(read.plan, planShape);
  if (!value) return { plan: null, problems };
  const findings = new Findings(read.plan);
  const plan = planOf(file, value, new KnownVariables(data ?? [], findings), findings);
  return { plan: usable(findings.problems) ? plan : null, problems: findings.problems };
}

/** Looks up every name of a shaped plan, from top to bottom, and gathers what does not fit. */
function planOf(file: string, shaped: ShapedPlan, known: KnownVariables, findings: Findings): TablePlan {
  readVariables(shaped, known, findings);
  const data = known.all();
  if (data.length === 0) {
    findings.add('plan-no-variables', [], 'The plan describes no variables, and no study stands behind it.');
  }
  const derivations = readDerivations(shaped, known);
  const weights = readWeights(shaped, known, findings);
  const design = readDesign(shaped, known, findings);
  const minimum = readMinimum(shaped.minimum, USUAL_MINIMUM, ['minimum'], findings);
  const tables = readTableSpecs(shaped, minimum, known, findings);
  const { title, source, missing = {} } = shaped;
  return { file, title, source, missing, data, variables: known.all(), derivations, weights, design, minimum, tables };
}
