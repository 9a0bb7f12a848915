import { both, type Clause } from '../form/clause.ts';
import type { ForeignAnswer } from '../form/foreign-variable.ts';
import { LimeAttributes } from './lime-attributes.ts';
import { type LimeReading, type TextPath, whenOf } from './lime-reading.ts';
import type { LimeQuestion, LimeWords } from './lime-survey.ts';

/** A question on its way in, with what every kind of it needs. */
export interface Asked {
  readonly question: LimeQuestion;
  readonly id: string;
  readonly attributes: LimeAttributes;
  readonly reading: LimeReading;
  readonly when: { when?: string };
  /** The same before it was written down. */
  readonly relevant: Clause;
  readonly optional: { optional?: true };
  /** Everybody is asked and has to answer. */
  readonly isAlwaysAnswered: boolean;
}

/** Starts a question: its name, its condition, whether it may be left blank. Null where nobody is asked it. */
export function askedOf(
  question: LimeQuestion,
  around: { readonly conditions: readonly Clause[]; readonly isForEverybody: boolean },
  relevant: Clause,
  reading: LimeReading,
): Asked | null {
  const when = whenOf(...around.conditions, relevant);
  if (!when) return null;
  const mandatory = question.row.take('mandatory');
  if (mandatory === 'S') question.row.remark('It may be left blank after a warning there; here it may without one.');
  const optional = mandatory === 'Y' ? {} : ({ optional: true } as const);
  const isAlwaysAnswered = around.isForEverybody && when.when === undefined && mandatory === 'Y';
  const id = reading.names.take(question.title, 'question');
  return {
    question,
    id,
    attributes: new LimeAttributes(question),
    reading,
    when,
    relevant: both(...around.conditions, relevant),
    optional,
    isAlwaysAnswered,
  };
}

/** What every question has. */
export function baseOf({ question, id, reading, when, optional }: Asked) {
  const text = reading.words(question, 'question', ['questions', id, 'text']);
  if (text === '') question.row.remark('It has no text, so its code stands there.');
  const hint = reading.words(question, 'help', ['questions', id, 'hint']);
  return { id, text: text || question.title, ...(hint === '' ? {} : { hint }), ...when, ...optional };
}

/** An answer of a question as later conditions read it. */
export function answerOf(
  { optional, isAlwaysAnswered }: Asked,
  answer: Pick<ForeignAnswer, 'kind' | 'name'> & Partial<ForeignAnswer>,
): ForeignAnswer {
  const states = answer.states ?? new Map();
  return {
    codes: new Map(),
    states,
    statesOf: null,
    isOptional: optional.optional === true,
    isAlwaysAsked: false,
    isAlwaysAnswered: isAlwaysAnswered && states.size === 0,
    impliedBy: null,
    ...answer,
  };
}

/** A number that an attribute states; null where it states none, or an expression. */
export function wholeAttribute({ attributes, question }: Asked, name: string): number | null {
  const text = attributes.value(name);
  if (text === '') return null;
  if (/^-?\d{1,9}(?:\.0*)?$/.test(text)) return Math.trunc(Number(text));
  question.row.remark(`The limit “${name}” is not carried: ${text}.`);
  return null;
}

/** The words of the line beside “Other”, and where they stand in other languages. */
export function otherWords({ attributes, question, reading }: Asked, path: TextPath): string {
  const rows = attributes.worded('other_replace_text');
  const words: LimeWords = { row: question.row, words: rows };
  return reading.words(words, 'value', path) || 'Other';
}
