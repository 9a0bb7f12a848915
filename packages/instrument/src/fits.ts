import type { Value } from '@earshot/dataset';
import type { Option, Question } from './questionnaire.ts';

/**
 * Whether a value is a possible answer to a question as it is offered now. An answer can stop fitting when an
 * earlier one changes, such as a main reason that is no longer among the reasons picked; it is then asked again.
 */
export function fits(step: { question: Question; options: readonly Option[] }, value: Value): boolean {
  const { question } = step;
  switch (value.state) {
    case 'answered':
      return fitsAnswered(question, step.options, value.value);
    case 'dont_know':
      return question.dontKnow !== null;
    case 'refused':
      return question.refused !== null || question.optional;
    case 'not_asked':
    case 'not_reached':
      return false;
  }
}

function fitsAnswered(question: Question, options: readonly Option[], value: unknown): boolean {
  switch (question.kind) {
    case 'single':
    case 'main':
    case 'grid':
      return options.some((option) => option.code === value);
    case 'multiple':
      return Array.isArray(value) && fitsMultiple(question.most, options, value);
    case 'number':
      return Number.isInteger(value) && (value as number) >= question.least && (value as number) <= question.most;
    case 'text':
      return typeof value === 'string' && value.length > 0 && value.length <= question.most;
  }
}

function fitsMultiple(most: number | null, options: readonly Option[], codes: readonly unknown[]): boolean {
  const chosen = options.filter((option) => codes.includes(option.code));
  if (chosen.length === 0 || chosen.length !== codes.length) return false;
  if (most !== null && chosen.length > most) return false;
  return chosen.length === 1 || chosen.every((option) => !option.exclusive);
}
