import { Findings, type PlanFile, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { changeShape, type ShapedChange } from './change-shape.ts';
import type { ChangePlan } from './plan.ts';
import { ChangePlanParts } from './read-parts.ts';
import { type GivenWave, readWaves } from './read-waves.ts';

/**
 * Reads a plan of change and checks it against the variables of its waves.
 * @param given what is known of each wave of a study, from the earliest; null for a plan that describes its data files
 *   itself.
 */
export function readChangePlan(
  file: string,
  text: string,
  given: readonly GivenWave[] | null,
): { plan: ChangePlan | null; problems: Problem[] } {
  const read = readPlan(file, text);
  if (!read.plan) return { plan: null, problems: read.problems };
  const { value, problems } = shapePlan(read.plan, changeShape);
  if (!value) return { plan: null, problems };
  const findings = new Findings(read.plan);
  const plan = planOf(read.plan, value, given, findings);
  return { plan: usable(findings.problems) ? plan : null, problems: findings.problems };
}

function planOf(
  planFile: PlanFile,
  shaped: ShapedChange,
  given: readonly GivenWave[] | null,
  findings: Findings,
): ChangePlan {
  const waves = readWaves(planFile, shaped, given, findings);
  const parts = new ChangePlanParts(waves, given, findings);
  const { title, source, person = 'person', missing = {} } = shaped;
  return { file: planFile.file, title, source, person, missing, waves, ...parts.read(shaped) };
}
