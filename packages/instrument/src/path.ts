import { answered, holds, NOT_ASKED, NOT_REACHED, type Row, type Value } from '@earshot/dataset';
import { fits } from './fits.ts';
import type { Block, Condition, Option, Question, Questionnaire } from './questionnaire.ts';
import { type PlacedQuestion, placedQuestions } from './variables.ts';

/** Everything a person has said, by variable, on the path or off it. Nothing is ever taken out. */
export type Answers = Readonly<Record<string, Value>>;

/** A question that is asked, with the options that it offers this person. */
export interface Step {
  readonly block: Block;
  readonly question: Question;
  readonly options: readonly Option[];
}

/** The way that one person's answers lead through a questionnaire. */
export interface Path {
  /** The questions that were asked and have an answer, in order. */
  readonly answered: readonly Step[];
  /** The question to ask now; null at the end. */
  readonly next: Step | null;
  /** A value for every variable of the questionnaire: what an analysis may read. */
  readonly values: Row;
}

/**
 * Finds the path that answers lead along. Pure: the same answers always give the same path, so nothing but answers
 * needs to be stored. Answers to questions that the path leads past are kept by the caller but never read here:
 * conditions see them as not asked. Everything after the first open question counts as not reached.
 */
export function pathOf(questionnaire: Questionnaire, answers: Answers, sample: Answers = {}): Path {
  return walk(questionnaire, sample, () => answers);
}

/**
 * Walks a questionnaire once, from top to bottom, and asks for the answers to each question where it is asked. It
 * stops at the first without a fitting answer to every variable, which is the path's next.
 * @param answerFor is given the values of everything that stands before the question.
 */
export function walk(
  questionnaire: Questionnaire,
  sample: Answers,
  answerFor: (step: Step, values: Row) => Answers,
): Path {
  const values: Record<string, Value> = {};
  for (const { name } of questionnaire.sample) values[name] = sample[name] ?? NOT_ASKED;
  const steps: Step[] = [];
  let next: Step | null = null;

  const placed = placedQuestions(questionnaire);
  questionnaire.blocks.forEach((block, index) => {
    const enters = next === null && isAsked(block.when, values);
    for (const place of placed[index]!) {
      const { question, names } = place;
      if (next !== null) {
        set(values, names, () => NOT_REACHED);
      } else if (!enters || !isAsked(question.when, values)) {
        set(values, names, () => NOT_ASKED);
      } else {
        const step = { block, question, options: offered(place, values) };
        const outcome = ask(step, names, () => answerFor(step, values));
        set(values, names, outcome.value);
        if (outcome.asked && outcome.open) next = step;
        else if (outcome.asked) steps.push(step);
      }
    }
  });
  return { answered: steps, next, values };
}

/** All steps that a person can go to now: those answered, then the open one. */
export function stepsOf(path: Path): Step[] {
  return path.next ? [...path.answered, path.next] : [...path.answered];
}

interface Outcome {
  readonly asked: boolean;
  readonly open: boolean;
  readonly value: (name: string) => Value;
}

function ask(step: Step, names: readonly string[], answerNow: () => Answers): Outcome {
  if (step.question.kind === 'main' && step.options.length < 2) {
    // Nothing to choose between: the only reason picked is the main one, and without a reason there is none.
    const only = step.options[0];
    return { asked: false, open: false, value: () => (only ? answered(only.code) : NOT_ASKED) };
  }
  const answers = answerNow();
  const complete = names.every((name) => answers[name] !== undefined && fits(step, answers[name]));
  return { asked: true, open: !complete, value: (name) => (complete ? answers[name]! : NOT_REACHED) };
}

function offered({ question, pickable }: PlacedQuestion, values: Row): readonly Option[] {
  if (question.kind !== 'main') return 'options' in question ? question.options : [];
  const picked = values[question.of];
  const codes = picked?.state === 'answered' ? (picked.value as readonly string[]) : [];
  return pickable.filter((option) => !option.exclusive && codes.includes(option.code));
}

function isAsked(when: Condition | null, values: Row): boolean {
  return when === null || holds(when.expression, (name) => values[name] ?? NOT_ASKED);
}

function set(values: Record<string, Value>, names: readonly string[], value: (name: string) => Value): void {
  for (const name of names) values[name] = value(name);
}
