import { answered, DONT_KNOW, REFUSED, type Value } from '@earshot/dataset';
import { failing } from '../checks.ts';
import type { Answers, Step } from '../path.ts';
import type { NumberQuestion } from '../questionnaire.ts';
import { offersState, settle } from '../settle.ts';
import { CONFIRMED, cellsOf, insteadName } from '../variables.ts';

/**
 * What a made-up person says to one question, where nothing or only some of it matters: the first answers to a question that fit, keep what is wanted and let every check pass; else the first that fail only
 * soft checks, confirmed. Null when there are none.
 * @param wanted values that must be among them, by the question’s variables
 * @param values of everything that stands before the question
 */
export function harmlessAnswers(step: Step, wanted: Answers, values: Answers): Answers | null {
  let confirmed: Answers | null = null;
  for (const candidate of candidatesFor(step)) {
    const answers = { ...candidate, ...wanted };
    const own = settle(step, answers);
    if (!own) continue;
    const fail = failing(step.question, { ...values, ...own });
    if (fail.length === 0) return answers;
    if (fail.some((check) => check.kind === 'hard')) continue;
    confirmed ??= { ...answers, ...Object.fromEntries(fail.map(({ id }) => [id, answered(CONFIRMED)])) };
  }
  return confirmed;
}

/** What somebody may say to a question who says the first thing that comes to mind, then the next, and so on. */
function* candidatesFor(step: Step): Generator<Answers> {
  const { question, options } = step;
  const { id } = question;
  switch (question.kind) {
    case 'single':
    case 'main':
      for (const { code } of options) yield { [id]: answered(code) };
      break;
    case 'multiple':
      for (const { code } of options) yield { [id]: answered([code]) };
      break;
    case 'grid':
      yield* gridCandidates(step);
      return;
    case 'number':
      for (const number of numbersIn(question)) yield { [id]: answered(number) };
      for (const { code } of options) yield { [insteadName(question)]: answered(code) };
      break;
    case 'text':
      yield { [id]: answered('(preview) Words'.slice(0, question.most)) };
      break;
  }
  for (const state of statesOf(step)) yield { [id]: state };
}

/** Every row on the first option, every row on the second, and so on. */
function* gridCandidates(step: Step): Generator<Answers> {
  const { question, options, rows, columns } = step;
  if (question.kind !== 'grid') return;
  const cells = cellsOf(question, rows, columns);
  const longest = Math.max(options.length, ...columns.map((column) => column.options.length));
  for (let position = 0; position < longest; position += 1) {
    yield Object.fromEntries(
      cells.map(({ name, column }) => {
        const offered = (column ?? step).options;
        return [name, answered(offered[Math.min(position, offered.length - 1)]?.code ?? '')];
      }),
    );
  }
  for (const state of statesOf(step)) yield Object.fromEntries(cells.map(({ name }) => [name, state]));
}

function statesOf({ question }: Step): Value[] {
  return [DONT_KNOW, REFUSED].filter(({ state }) => offersState(question, state as 'dont_know' | 'refused'));
}

/** Most numbers that are tried: checks compare with few, and a range can be wide. */
const MOST_NUMBERS = 1000;

function* numbersIn({ least, most }: NumberQuestion): Generator<number> {
  const last = Math.min(most, least + MOST_NUMBERS);
  for (let number = least; number <= last; number += 1) yield number;
  if (last < most) yield most;
}
