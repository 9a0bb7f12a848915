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

const BREAKS_ROUTES: ReadonlySet<string> = new Set([
  'name-duplicate',
  'name-reserved',
  'scale-unknown',
  'options-too-few',
  'main-without-multiple',
  'range-empty',
]);

function questionnaireOf(plan: PlanFile): ReadQuestionnaire {
  const { value: shaped, problems } = shapePlan(plan, questionnaireShape);
  if (!shaped) return { questionnaire: null, problems, proved: 0 };
  const long = tooLong(plan, shaped);
  if (long) return { questionnaire: null, problems: [long], proved: 0 };
  const { questionnaire, problems: found, unreadable } = buildQuestionnaire(plan, shaped);
  // Routes can be followed only through questions that are whole and have names of their own.
  if (found.some(({ code }) => BREAKS_ROUTES.has(code)))
    return { questionnaire: null, problems: [...found], proved: 0 };
  const proof = proveQuestionnaire(questionnaire, (path) => plan.placeOf(path), unreadable);
  const all = [...found, ...proof.problems];
  return { questionnaire: usable(all) ? questionnaire : null, problems: all, proved: proof.proved };
}
