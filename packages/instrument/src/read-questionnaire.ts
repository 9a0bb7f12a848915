import { type PlanFile, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { buildQuestionnaire } from './build/build-questionnaire.ts';
import { tooLong } from './build/too-long.ts';
import { inspectQuestionnaire } from './inspect/inspect-questionnaire.ts';
import { nameQuestions } from './inspect/name-questions.ts';
import { proveQuestionnaire } from './prove/prove-questionnaire.ts';
import type { Questionnaire } from './questionnaire.ts';
import { questionnaireShape } from './shape.ts';
import { questionsOf } from './variables.ts';

interface ReadQuestionnaire {
  readonly questionnaire: Questionnaire | null;
  readonly problems: Problem[];
  /** How many questions the file asks; 0 where its shape cannot be read. */
  readonly questions: number;
  readonly proved: number;
}

/**
 * Reads, checks and proves a questionnaire file. Either it can be run, and comes back with warnings at most, or every
 * problem in it comes back: none is found only when somebody answers. `proved` counts the statements about all
 * possible answers that were decided.
 */
export function readQuestionnaire(file: string, text: string): ReadQuestionnaire {
  const read = readPlan(file, text);
  if (!read.plan) return { questionnaire: null, problems: read.problems, questions: 0, proved: 0 };
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
  if (!shaped) return unread(plan, problems);
  const long = tooLong(plan, shaped);
  if (long) return unread(plan, [long]);
  const { questionnaire, problems: found, unreadable } = buildQuestionnaire(plan, shaped);
  const questions = questionsOf(questionnaire).length;
  const inspected = [...found, ...inspectQuestionnaire(questionnaire, plan)];
  // Routes can be followed only through questions that are whole and have names of their own.
  if (found.some(({ code }) => BREAKS_ROUTES.has(code))) return { ...unread(plan, inspected), questions };
  const proof = proveQuestionnaire(questionnaire, (path) => plan.placeOf(path), unreadable);
  const all = nameQuestions([...inspected, ...proof.problems], plan);
  return { questionnaire: usable(all) ? questionnaire : null, problems: all, questions, proved: proof.proved };
}

function unread(plan: PlanFile, problems: readonly Problem[]): ReadQuestionnaire {
  return { questionnaire: null, problems: nameQuestions(problems, plan), questions: 0, proved: 0 };
}
