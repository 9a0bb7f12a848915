import { answered, DONT_KNOW, REFUSED, type Value } from '@earshot/dataset';
import type { Answers, Step } from './path.ts';
import type {
  GridQuestion,
  MultipleQuestion,
  NumberQuestion,
  Option,
  Question,
  TextQuestion,
} from './questionnaire.ts';
import { rowName } from './variables.ts';

/** What a submitted page holds: each field once, or several times for check boxes. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What stands in a choice's field instead of a code. No code can look like these. */
export const DONT_KNOW_CHOICE = '-dont_know';
export const REFUSED_CHOICE = '-refused';

/** The field with which don't know or refused is said beside a number or a text. */
export function stateField(name: string): string {
  return `${name}-state`;
}

export interface FormError {
  readonly code:
    | 'choose-one'
    | 'choose-any'
    | 'choose-fewer'
    | 'choose-alone'
    | 'enter-number'
    | 'number-range'
    | 'enter-text'
    | 'text-long'
    | 'either-or';
  readonly field: string;
  readonly sentence: string;
}

/** Reads the fields of one page: the values they mean, or every error, in words for the person who answers. */
export function readForm(step: Step, fields: Fields): { values: Answers } | { errors: FormError[] } {
  const { question, options } = step;
  if (question.kind === 'grid') return readGrid(question, options, fields);
  const read = readOne(question, options, fields);
  return 'value' in read ? { values: { [question.id]: read.value } } : { errors: [read.error] };
}

type Read = { value: Value } | { error: FormError };
type Offered = Pick<Step, 'question' | 'options'>;

function readOne(question: Exclude<Question, GridQuestion>, options: readonly Option[], fields: Fields): Read {
  switch (question.kind) {
    case 'single':
    case 'main':
      return readChoice({ question, options }, question.id, 'Choose one answer', fields);
    case 'multiple':
      return readMultiple(question, options, fields);
    case 'number':
      return readNumber(question, fields);
    case 'text':
      return readText(question, fields);
  }
}

function readGrid(question: GridQuestion, options: readonly Option[], fields: Fields): ReturnType<typeof readForm> {
  const values: Record<string, Value> = {};
  const errors: FormError[] = [];
  for (const row of question.rows) {
    const name = rowName(question, row.code);
    const read = readChoice({ question, options }, name, `Choose one answer for “${row.text}”`, fields);
    if ('value' in read) values[name] = read.value;
    else errors.push(read.error);
  }
  return errors.length > 0 ? { errors } : { values };
}

function readChoice({ question, options }: Offered, field: string, sentence: string, fields: Fields): Read {
  const chosen = oneOf(fields[field]);
  if (chosen === '' && question.optional) return { value: REFUSED };
  if (chosen === DONT_KNOW_CHOICE && question.dontKnow !== null) return { value: DONT_KNOW };
  if (chosen === REFUSED_CHOICE && question.refused !== null) return { value: REFUSED };
  if (options.some((option) => option.code === chosen)) return { value: answered(chosen) };
  return { error: { code: 'choose-one', field, sentence } };
}

function readMultiple(question: MultipleQuestion, options: readonly Option[], fields: Fields): Read {
  const field = question.id;
  const raw = fields[field];
  const chosen = new Set(typeof raw === 'string' ? [raw] : (raw ?? []));
  const saysDontKnow = question.dontKnow !== null && chosen.delete(DONT_KNOW_CHOICE);
  const saysRefused = question.refused !== null && chosen.delete(REFUSED_CHOICE);
  const picked = options.filter((option) => chosen.has(option.code));
  const states = Number(saysDontKnow) + Number(saysRefused);
  const standsAlone = states > 0 || picked.some((option) => option.exclusive);
  if (standsAlone && picked.length + states > 1) {
    const said = saysDontKnow ? question.dontKnow : question.refused;
    const words = picked.find((option) => option.exclusive)?.label ?? said;
    return { error: { code: 'choose-alone', field, sentence: `Choose either “${words}” or other answers, not both` } };
  }
  if (saysDontKnow) return { value: DONT_KNOW };
  if (saysRefused) return { value: REFUSED };
  if (picked.length === 0) {
    if (question.optional) return { value: REFUSED };
    return { error: { code: 'choose-any', field, sentence: 'Choose at least one answer' } };
  }
  if (question.most !== null && picked.length > question.most) {
    return { error: { code: 'choose-fewer', field, sentence: `Choose ${question.most} answers at most` } };
  }
  return { value: answered(picked.map((option) => option.code)) };
}

function readNumber(question: NumberQuestion, fields: Fields): Read {
  const field = question.id;
  const written = withoutThousands(oneOf(fields[field]).trim());
  const state = readState(question, fields);
  if (written !== '' && state) return bothGiven(field);
  if (state) return { value: state };
  if (written === '' && question.optional) return { value: REFUSED };
  const range = `between ${question.least} and ${question.most}`;
  if (!/^-?\d{1,15}$/.test(written)) {
    return { error: { code: 'enter-number', field, sentence: `Enter a whole number ${range}` } };
  }
  const number = Number(written) || 0; // never −0
  if (number < question.least || number > question.most) {
    return { error: { code: 'number-range', field, sentence: `Enter a number ${range}` } };
  }
  return { value: answered(number) };
}

/** 1,250 is a number with its thousands marked; 1,5 may mean one and a half, and stays as it is. */
function withoutThousands(written: string): string {
  return /^-?\d{1,3}(,\d{3})+$/.test(written) ? written.replaceAll(',', '') : written;
}

function readText(question: TextQuestion, fields: Fields): Read {
  const field = question.id;
  // A browser sends a line break as two characters; people count it as one.
  const written = oneOf(fields[field]).replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
  const state = readState(question, fields);
  if (written !== '' && state) return bothGiven(field);
  if (state) return { value: state };
  if (written === '') {
    if (question.optional) return { value: REFUSED };
    return { error: { code: 'enter-text', field, sentence: 'Enter an answer' } };
  }
  if (written.length > question.most) {
    const sentence = `Your answer has ${written.length} characters; the most we can keep is ${question.most}`;
    return { error: { code: 'text-long', field, sentence } };
  }
  return { value: answered(written) };
}

function readState(question: NumberQuestion | TextQuestion, fields: Fields): Value | null {
  const said = oneOf(fields[stateField(question.id)]);
  if (said === DONT_KNOW_CHOICE && question.dontKnow !== null) return DONT_KNOW;
  if (said === REFUSED_CHOICE && question.refused !== null) return REFUSED;
  return null;
}

function bothGiven(field: string): Read {
  const sentence = 'Either write an answer or tick the box below it, not both';
  return { error: { code: 'either-or', field, sentence } };
}

function oneOf(field: string | readonly string[] | undefined): string {
  if (typeof field === 'string') return field;
  return field?.[0] ?? '';
}
