import { answered, holds, NOT_ASKED, type Row, type Value } from '@earshot/dataset';
import type { Answers } from './path.ts';
import type { Check, Question } from './questionnaire.ts';
import { CONFIRMED } from './variables.ts';

/** The checks of a question whose condition holds. @param values of what stands before it, and its own. */
export function failing(question: Question, values: Row): Check[] {
  return question.checks.filter(({ when }) => holds(when.expression, (name) => values[name] ?? NOT_ASKED));
}

/**
 * The values of a question's soft checks, or null while a check stands in the way: a hard one that fails, or a soft
 * one that nobody has confirmed.
 */
export function settleChecks(question: Question, values: Row, answers: Answers): Row | null {
  const fail = new Set(failing(question, values));
  const settled: Record<string, Value> = {};
  for (const check of question.checks) {
    if (fail.has(check) && (check.kind === 'hard' || answers[check.id]?.state !== 'answered')) return null;
    if (check.kind === 'soft') settled[check.id] = fail.has(check) ? answered(CONFIRMED) : NOT_ASKED;
  }
  return settled;
}
