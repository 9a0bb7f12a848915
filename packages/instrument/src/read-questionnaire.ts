import { type PlanFile, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { buildQuestionnaire } from './build/build-questionnaire.ts';
import { tooLong } from './build/too-long.ts';
import { proveQuestionnaire } from './prove/prove-questionnaire.ts';
import type { Questionnaire } from './questionnaire.ts';
import { questionnaireShape } from './shape.ts';

interface ReadQuestionnaire {
  readonly questionnaire: Questionnaire | null;
  readonly problems: Problem[];
  readonly proved: number;
}

/**
 * Reads, checks and proves a questionnaire file. Either it can be run, and comes back with warnings at most, or every
 * problem in it comes back: none is found only when somebody answers. `proved` counts the statements about all
 * possible answers that were decided.
 */
export function readQuestionnaire(file: string, text: string): ReadQuestionnaire {
  const read = readPlan(file, text);
  if (!read.plan) return { questionnaire: null, problems: read.problems, proved: 0 };
  return questionnaireOf(read.plan);
}

function questionnaireOf(plan: PlanFile): ReadQuestionnaire {
  const { value: shaped, problems } = shapePlan(plan, questionnaireShape);
  if (!shaped) return { questionnaire: null, problems, proved: 0 };
  const long = tooLong(plan, shaped);
  if (long) return { questionnaire: null, problems: [long], proved: 0 };
  const { questionnaire, problems: found } = buildQuestionnaire(plan, shaped);
  // Only where every name is known can routes be followed.
  if (!usable(found)) return { questionnaire: null, problems: [...found], proved: 0 };
  const proof = proveQuestionnaire(questionnaire, (path) => plan.placeOf(path));
  const all = [...found, ...proof.problems];
  return { questionnaire: usable(all) ? questionnaire : null, problems: all, proved: proof.proved };
}
