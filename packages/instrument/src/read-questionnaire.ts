import { type PlanFile, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { Builder } from './build.ts';
import type { Questionnaire } from './questionnaire.ts';
import { questionnaireShape } from './shape.ts';

/**
 * Reads and checks a questionnaire file. Either it can be run, and comes back with warnings at most, or every
 * problem in it comes back: none is found only when somebody answers.
 */
export function readQuestionnaire(
  file: string,
  text: string,
): { questionnaire: Questionnaire | null; problems: Problem[] } {
  const read = readPlan(file, text);
  if (!read.plan) return { questionnaire: null, problems: read.problems };
  return questionnaireOf(read.plan);
}

function questionnaireOf(plan: PlanFile): { questionnaire: Questionnaire | null; problems: Problem[] } {
  const { value: shaped, problems } = shapePlan(plan, questionnaireShape);
  if (!shaped) return { questionnaire: null, problems };
  const builder = new Builder(plan);
  const questionnaire = builder.questionnaire(shaped);
  const found = builder.findings.problems;
  return { questionnaire: usable(found) ? questionnaire : null, problems: found };
}
