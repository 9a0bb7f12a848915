import { answered, NOT_ASKED, REFUSED, type Row, type Value } from '@earshot/dataset';
import type { Answers, Step } from './path.ts';
import { MODES, type Offer, type Option, type Question, SPECIFY_MOST } from './questionnaire.ts';
import { cellsOf, insteadName, specifyName } from './variables.ts';

/**
 * What answers say to a question as it is offered now: a value for each of its variables, or null while one is
 * missing or does not fit. An answer can stop fitting when an earlier one changes, such as a main reason that is no
 * longer among the reasons picked; it is then asked again. Checks are another matter.
 */
export function settle(step: Step, answers: Answers): Row | null {
  const { question, options } = step;
  switch (question.kind) {
    case 'grid':
      return settleGrid(step, answers);
    case 'number':
      return settleNumber(step, answers);
    case 'single':
    case 'multiple': {
      const own = settleOne(step, options, question.id, answers);
      return own && withSpecified(question, own, answers);
    }
    case 'main':
    case 'text':
      return settleOne(step, options, question.id, answers);
  }
}

/** Whether a person may say this state to a question, in any mode: an answer stays when the mode changes. */
export function offersState({ dontKnow, refused, optional }: Question, state: 'dont_know' | 'refused'): boolean {
  return state === 'dont_know' ? isOffered(dontKnow) : isOffered(refused) || optional;
}

function isOffered(offer: Offer): boolean {
  return MODES.some((mode) => offer[mode] !== null);
}

function settleOne({ question }: Step, options: readonly Option[], name: string, answers: Answers): Row | null {
  const value = answers[name];
  return value && fits(question, options, value) ? { [name]: value } : null;
}

function settleGrid(step: Step, answers: Answers): Row | null {
  const { question, rows, columns } = step;
  if (question.kind !== 'grid') return null;
  const settled: Record<string, Value> = {};
  for (const { name } of cellsOf(question)) settled[name] = NOT_ASKED;
  for (const { name, column } of cellsOf(question, rows, columns)) {
    const value = answers[name];
    if (!value || !fits(question, (column ?? step).options, value)) return null;
    settled[name] = value;
  }
  return settled;
}

/** A number, a state, or what can be said instead; the number counts as not asked when it is the last of these. */
function settleNumber(step: Step, answers: Answers): Row | null {
  const { question, options } = step;
  const name = insteadName(question);
  const said = answers[name];
  const hasInstead = options.length > 0;
  if (hasInstead && said?.state === 'answered') {
    return options.some((option) => option.code === said.value) ? { [question.id]: NOT_ASKED, [name]: said } : null;
  }
  const own = settleOne(step, options, question.id, answers);
  return own && (hasInsteadVariable(question) ? { ...own, [name]: NOT_ASKED } : own);
}

function hasInsteadVariable(question: Question): boolean {
  return question.kind === 'number' && question.instead.length > 0;
}

/** What was written in beside the options that were picked; a line left blank is refused. */
function withSpecified(question: Extract<Question, { options: unknown }>, own: Row, answers: Answers): Row {
  const settled: Record<string, Value> = { ...own };
  for (const { code, specify } of question.options) {
    if (specify === null) continue;
    const name = specifyName(question, code);
    settled[name] = isPicked(own[question.id]!, code) ? writtenIn(answers[name]) : NOT_ASKED;
  }
  return settled;
}

/** Whether an option is the answer to a single question, or among those to a multiple one. */
export function isPicked(value: Value, code: string): boolean {
  if (value.state !== 'answered') return false;
  return Array.isArray(value.value) ? value.value.includes(code) : value.value === code;
}

function writtenIn(value: Value | undefined): Value {
  if (value?.state !== 'answered' || typeof value.value !== 'string') return REFUSED;
  const { length } = value.value;
  return length > 0 && length <= SPECIFY_MOST ? answered(value.value) : REFUSED;
}

function fits(question: Question, options: readonly Option[], value: Value): boolean {
  switch (value.state) {
    case 'answered':
      return fitsAnswered(question, options, value.value);
    case 'dont_know':
    case 'refused':
      return offersState(question, value.state);
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
