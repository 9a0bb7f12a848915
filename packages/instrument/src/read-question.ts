import { answered, DONT_KNOW, NOT_ASKED, REFUSED, type Value } from '@earshot/dataset';
import { DONT_KNOW_CHOICE, type Fields, type FormError, oneOf, REFUSED_CHOICE, stateField } from './page-fields.ts';
import type { Answers, Step } from './path.ts';
import {
  type Mode,
  type MultipleQuestion,
  type NumberQuestion,
  type Option,
  type Question,
  SPECIFY_MOST,
  type TextQuestion,
  type Texts,
} from './questionnaire.ts';
import { cellsOf, insteadName, specifyName } from './variables.ts';

/** How a text reads for the person who answers. */
type Says = (texts: Texts) => string;

/** A question as it was put: the step, the mode, and how its texts read. */
export interface Put {
  readonly step: Step;
  readonly mode: Mode;
  readonly says: Says;
}

export type ReadQuestion = { readonly values: Answers } | { readonly errors: readonly FormError[] };

/** Reads the fields of one question: the values they mean, or every error, in words for the person who answers. */
export function readQuestion(put: Put, fields: Fields): ReadQuestion {
  const { question, options } = put.step;
  switch (question.kind) {
    case 'grid':
      return readGrid(put, fields);
    case 'single':
    case 'main':
      return withSpecified(
        put,
        fields,
        readChoice({ ...put, options, field: question.id }, 'Choose one answer', fields),
      );
    case 'multiple':
      return withSpecified(put, fields, readMultiple(put, question, fields));
    case 'number':
      return readNumber(put, question, fields);
    case 'text':
      return readText(put, question, fields);
  }
}

type Read = { value: Value } | { error: FormError };

function withSpecified({ step }: Put, fields: Fields, read: Read): ReadQuestion {
  if ('error' in read) return { errors: [read.error] };
  const { question, options } = step;
  const values: Record<string, Value> = { [question.id]: read.value };
  const picked: unknown[] = read.value.state === 'answered' ? [read.value.value].flat() : [];
  const errors: FormError[] = [];
  for (const { code, specify } of options) {
    // What a main reason specifies was written in where the reasons were picked.
    if (!specify || question.kind === 'main' || !picked.includes(code)) continue;
    const field = specifyName(question, code);
    const written = cleaned(fields[field]);
    if (written.length > SPECIFY_MOST) errors.push(tooLong(field, written, SPECIFY_MOST));
    values[field] = written === '' ? REFUSED : answered(written);
  }
  return errors.length > 0 ? { errors } : { values };
}

function readGrid(put: Put, fields: Fields): ReadQuestion {
  const { step, says } = put;
  const { question, rows, columns } = step;
  if (question.kind !== 'grid') return { errors: [] };
  const values: Record<string, Value> = {};
  const errors: FormError[] = [];
  for (const { name, row, column } of cellsOf(question, rows, columns)) {
    const words = [row.text, ...(column ? [column.text] : [])].map(says).join(': ');
    const offered = { ...put, options: (column ?? step).options, field: name };
    const read = readChoice(offered, `Choose one answer for “${words}”`, fields);
    if ('value' in read) values[name] = read.value;
    else errors.push({ ...read.error, limits: [words] });
  }
  return errors.length > 0 ? { errors } : { values };
}

type Choice = Put & { readonly options: readonly Option[]; readonly field: string };

function readChoice({ step, mode, options, field }: Choice, sentence: string, fields: Fields): Read {
  const { question } = step;
  const chosen = oneOf(fields[field]);
  if (chosen === '' && question.optional) return { value: REFUSED };
  if (chosen === DONT_KNOW_CHOICE && question.dontKnow[mode] !== null) return { value: DONT_KNOW };
  if (chosen === REFUSED_CHOICE && question.refused[mode] !== null) return { value: REFUSED };
  if (options.some((option) => option.code === chosen)) return { value: answered(chosen) };
  return { error: { code: 'choose-one', field, sentence } };
}

function readMultiple({ step, mode, says }: Put, question: MultipleQuestion, fields: Fields): Read {
  const field = question.id;
  const chosen = new Set(severalOf(fields[field]));
  const saysDontKnow = question.dontKnow[mode] !== null && chosen.delete(DONT_KNOW_CHOICE);
  const saysRefused = question.refused[mode] !== null && chosen.delete(REFUSED_CHOICE);
  const picked = step.options.filter((option) => chosen.has(option.code));
  const states = Number(saysDontKnow) + Number(saysRefused);
  const alone = picked.find((option) => option.exclusive);
  if ((states > 0 || alone) && picked.length + states > 1) {
    const words = alone ? says(alone.text) : (saysDontKnow ? question.dontKnow : question.refused)[mode]!;
    const sentence = `Choose either “${words}” or other answers, not both`;
    return { error: { code: 'choose-alone', field, sentence, limits: [words] } };
  }
  if (saysDontKnow) return { value: DONT_KNOW };
  if (saysRefused) return { value: REFUSED };
  if (picked.length === 0) {
    if (question.optional) return { value: REFUSED };
    return { error: { code: 'choose-any', field, sentence: 'Choose at least one answer' } };
  }
  if (question.most !== null && picked.length > question.most) {
    const sentence = `Choose ${question.most} answers at most`;
    return { error: { code: 'choose-fewer', field, sentence, limits: [question.most] } };
  }
  return { value: answered(picked.map((option) => option.code)) };
}

function readNumber(put: Put, question: NumberQuestion, fields: Fields): ReadQuestion {
  const { id: field, least, most } = question;
  const written = withoutThousands(oneOf(fields[field]).trim());
  const said = readState(put, fields);
  if ('error' in said) return { errors: [said.error] };
  if (written !== '' && said.value) return { errors: [bothGiven(field)] };
  const instead = question.instead.length > 0 ? { [insteadName(question)]: said.instead ?? NOT_ASKED } : {};
  if (said.value) return { values: { [field]: said.value, ...instead } };
  if (written === '' && question.optional) return { values: { [field]: REFUSED, ...instead } };
  const range = `between ${least} and ${most}`;
  const limits = [least, most];
  if (!/^-?\d{1,15}$/.test(written)) {
    return { errors: [{ code: 'enter-number', field, sentence: `Enter a whole number ${range}`, limits }] };
  }
  const number = Number(written) || 0; // never −0
  if (number < least || number > most) {
    return { errors: [{ code: 'number-range', field, sentence: `Enter a number ${range}`, limits }] };
  }
  return { values: { [field]: answered(number), ...instead } };
}

/** 1,250 is a number with its thousands marked; 1,5 may mean one and a half, and stays as it is. */
function withoutThousands(written: string): string {
  return /^-?\d{1,3}(,\d{3})+$/.test(written) ? written.replaceAll(',', '') : written;
}

function readText(put: Put, question: TextQuestion, fields: Fields): ReadQuestion {
  const field = question.id;
  const written = cleaned(fields[field]);
  const said = readState(put, fields);
  if ('error' in said) return { errors: [said.error] };
  if (written !== '' && said.value) return { errors: [bothGiven(field)] };
  if (said.value) return { values: { [field]: said.value } };
  if (written === '') {
    if (question.optional) return { values: { [field]: REFUSED } };
    return { errors: [{ code: 'enter-text', field, sentence: 'Enter an answer' }] };
  }
  if (written.length > question.most) return { errors: [tooLong(field, written, question.most)] };
  return { values: { [field]: answered(written) } };
}

/** A browser sends a line break as two characters; people count it as one. */
function cleaned(field: Fields[string]): string {
  return oneOf(field).replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
}

function tooLong(field: string, written: string, most: number): FormError {
  const sentence = `Your answer has ${written.length} characters; the most we can keep is ${most}`;
  return { code: 'text-long', field, sentence, limits: [written.length, most] };
}

type Said = { readonly value: Value | null; readonly instead: Value | null } | { readonly error: FormError };

/** What is said instead of writing an answer: a state, or what a number question offers. */
function readState({ step, mode }: Put, fields: Fields): Said {
  const { question, options } = step;
  const field = stateField(question.id);
  const states = new Map<string, { value: Value; instead: Value | null }>();
  if (question.dontKnow[mode] !== null) states.set(DONT_KNOW_CHOICE, { value: DONT_KNOW, instead: null });
  if (question.refused[mode] !== null) states.set(REFUSED_CHOICE, { value: REFUSED, instead: null });
  for (const { code } of options) states.set(code, { value: NOT_ASKED, instead: answered(code) });
  const said = severalOf(fields[field]).flatMap((code) => states.get(code) ?? []);
  if (said.length > 1) return { error: { code: 'choose-one', field, sentence: 'Choose one of these only' } };
  return said[0] ?? { value: null, instead: null };
}

function severalOf(field: Fields[string]): readonly string[] {
  return typeof field === 'string' ? [field] : (field ?? []);
}

function bothGiven(field: string): FormError {
  return { code: 'either-or', field, sentence: 'Either write an answer or tick a box below it, not both' };
}

/** Whether a question offers a way of saying nothing, in one mode. */
export function statesOffered({ dontKnow, refused }: Question, mode: Mode): { code: string; label: string }[] {
  const states = [
    { code: DONT_KNOW_CHOICE, label: dontKnow[mode] },
    { code: REFUSED_CHOICE, label: refused[mode] },
  ];
  return states.flatMap(({ code, label }) => (label === null ? [] : [{ code, label }]));
}
