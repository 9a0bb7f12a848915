import { answered, type Row, type Value } from '@earshot/dataset';
import { failing } from './checks.ts';
import { choose, drawAnswer, oneOf, type Random, ruleThatHolds } from './draw-answer.ts';
import type { Leanings } from './leanings.ts';
import { type Answers, type Path, type Step, walk } from './path.ts';
import type { Mode, NumberQuestion, Question, Questionnaire } from './questionnaire.ts';
import { CONFIRMED } from './variables.ts';

export type { Random };

/** Draws before a simulated person gives up on a question whose checks refuse everything that they lean to. */
const MOST_DRAWS = 50;

/**
 * One simulated person walks the real questionnaire, question by question, as a browser or an interviewer would, and
 * answers by the leanings. Who cannot find an answer that the checks let pass breaks off there. Whoever keeps the
 * answers must mark them as simulated.
 * @param sample what is known of the person before the first question, as simulateSample draws it.
 */
export function simulateInterview(
  questionnaire: Questionnaire,
  leanings: Leanings,
  random: Random,
  mode: Mode = 'web',
  sample: Answers = {},
): Answers {
  const answers: Record<string, Value> = {};
  walk(questionnaire, {
    sample,
    mode,
    answerTo: (step, values) => {
      if (!isAskedIn(step, mode)) return answers;
      Object.assign(answers, simulateAnswer(step, { values }, leanings, random));
      return answers;
    },
  });
  return answers;
}

/** What the sample holds of one simulated person: the variables that leanings are given for; all others are unknown. */
export function simulateSample(questionnaire: Questionnaire, leanings: Leanings, random: Random): Answers {
  const sample: Record<string, Value> = {};
  for (const variable of questionnaire.sample) {
    const rule = ruleThatHolds(leanings, variable.name, sample);
    if (variable.kind === 'single' && rule?.shares) sample[variable.name] = choose(variable.categories, rule, random);
    if (variable.kind === 'text' && rule && rule.texts.length > 0) sample[variable.name] = oneOf(rule.texts, random);
  }
  return sample;
}

function isAskedIn({ block, question }: Step, mode: Mode): boolean {
  return (question.modes ?? block.modes ?? [mode]).includes(mode);
}

/** A simulated person's answer to one question, given the values of the path that led there. */
export function simulateAnswer(
  step: Step,
  { values }: Pick<Path, 'values'>,
  leanings: Leanings,
  random: Random,
): Answers {
  const { question } = step;
  let drawn = drawAnswer(step, values, leanings, random);
  if (question.checks.length === 0) return drawn;
  for (let draw = 1; draw < MOST_DRAWS && isRefused(question, values, drawn); draw += 1) {
    drawn = drawAnswer(step, values, leanings, random);
  }
  if (question.kind === 'number' && isRefused(question, values, drawn)) {
    drawn = numberLetPass(question, values, random) ?? drawn;
  }
  const confirmed = failing(question, { ...values, ...drawn }).map(({ id }) => [id, answered(CONFIRMED)]);
  return { ...drawn, ...Object.fromEntries(confirmed) };
}

function isRefused(question: Question, values: Row, drawn: Answers): boolean {
  return failing(question, { ...values, ...drawn }).some((check) => check.kind === 'hard');
}

/** A number that no hard check refuses, the first from anywhere in the range; null where there is none. */
function numberLetPass(question: NumberQuestion, values: Row, random: Random): Answers | null {
  const count = question.most - question.least + 1;
  const from = Math.floor(random() * count);
  for (let step = 0; step < count; step += 1) {
    const drawn = { [question.id]: answered(question.least + ((from + step) % count)) };
    if (!isRefused(question, values, drawn)) return drawn;
  }
  return null;
}
