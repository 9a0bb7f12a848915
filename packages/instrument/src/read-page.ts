import { answered, NOT_ASKED, type Row, type Value } from '@earshot/dataset';
import { failing } from './checks.ts';
import { type Doubt, type Fields, type FormError, oneOf } from './page-fields.ts';
import type { Answers, Step } from './path.ts';
import type { Mode, Questionnaire } from './questionnaire.ts';
import { readQuestion } from './read-question.ts';
import { CONFIRMED, cellsOf } from './variables.ts';
import { wordingFor } from './wording.ts';

/** Where a page was put: the questionnaire in the language that was shown, the mode, and the values of the path. */
export interface PutPage {
  readonly questionnaire: Questionnaire;
  readonly mode: Mode;
  readonly values: Row;
}

/** What a page says, by question; or everything that is in the way. */
export type ReadPage =
  | { readonly answers: ReadonlyMap<string, Answers> }
  | { readonly errors: readonly FormError[]; readonly doubts: readonly Doubt[] };

/**
 * Reads a submitted page: all of its questions, then their checks. Either everything on it can be kept, or nothing is:
 * it comes back with every error, and with the doubts that whoever answers may confirm.
 */
export function readPage(page: readonly Step[], fields: Fields, put: PutPage): ReadPage {
  const answers = new Map<string, Answers>();
  const errors: FormError[] = [];
  for (const step of page) {
    const wording = wordingFor(put.questionnaire, put.values, put.mode);
    const read = readQuestion({ step, mode: put.mode, says: (texts) => wording(texts, step.question) }, fields);
    if ('values' in read) answers.set(step.question.id, read.values);
    else errors.push(...read.errors);
  }
  if (errors.length > 0) return { errors, doubts: [] };
  return checked(page, answers, fields, put);
}

function checked(page: readonly Step[], answers: Map<string, Answers>, fields: Fields, put: PutPage): ReadPage {
  const errors: FormError[] = [];
  const doubts: Doubt[] = [];
  let values = put.values;
  for (const step of page) {
    const { question } = step;
    values = { ...values, ...answers.get(question.id) };
    const wording = wordingFor(put.questionnaire, values, put.mode);
    const confirmed: Record<string, Value> = {};
    for (const check of failing(question, values)) {
      const sentence = wording(check.text, question);
      const field = check.kind === 'hard' ? firstField(step) : check.id;
      if (check.kind === 'hard') errors.push({ code: 'check', field, sentence });
      else if (oneOf(fields[field]) === CONFIRMED) confirmed[check.id] = answered(CONFIRMED);
      else doubts.push({ field, sentence });
    }
    answers.set(question.id, { ...answers.get(question.id), ...confirmed });
    // Checks further down the page may read what was confirmed, and what was not this time.
    const soft = question.checks.filter(({ kind }) => kind === 'soft');
    values = { ...values, ...Object.fromEntries(soft.map(({ id }) => [id, confirmed[id] ?? NOT_ASKED])) };
  }
  return errors.length > 0 || doubts.length > 0 ? { errors, doubts } : { answers };
}

/** The field that an error leads to: the question's own, or the first that is asked of a grid. */
function firstField({ question, rows, columns }: Step): string {
  if (question.kind !== 'grid') return question.id;
  return cellsOf(question, rows, columns)[0]!.name;
}
