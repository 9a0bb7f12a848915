import { answered, DONT_KNOW, holds, NOT_REACHED, REFUSED, type Value } from '@earshot/dataset';
import type { Leanings, Rule } from './leanings.ts';
import { type Answers, type Path, type Step, walk } from './path.ts';
import type { MultipleQuestion, NumberQuestion, Questionnaire, TextQuestion } from './questionnaire.ts';
import { namesOf } from './variables.ts';

/** Gives numbers from 0 up to 1; handed in, so that a seed decides everything. */
export type Random = () => number;

/**
 * One simulated person walks the real questionnaire, question by question, as a browser would, and answers by the
 * leanings. Whoever keeps the answers must mark them as simulated.
 */
export function simulateInterview(questionnaire: Questionnaire, leanings: Leanings, random: Random): Answers {
  const answers: Record<string, Value> = {};
  walk(questionnaire, {}, (step, values) => {
    const given = simulateAnswer(step, { values }, leanings, random);
    Object.assign(answers, given);
    return given;
  });
  return answers;
}

/** A simulated person's answer to one question, given the values of the path that led there. */
export function simulateAnswer(
  step: Step,
  { values }: Pick<Path, 'values'>,
  leanings: Leanings,
  random: Random,
): Answers {
  const lookup = (name: string): Value => values[name] ?? NOT_REACHED;
  return Object.fromEntries(
    namesOf(step.question).map((name) => {
      const rules = leanings.rules.get(name) ?? [];
      const rule = rules.find((candidate) => candidate.when === null || holds(candidate.when, lookup)) ?? null;
      return [name, valueFor(step, rule, random)];
    }),
  );
}

function valueFor(step: Step, rule: Rule | null, random: Random): Value {
  const { question } = step;
  switch (question.kind) {
    case 'single':
    case 'main':
    case 'grid':
      return choose(step, rule, random);
    case 'multiple':
      return chooseSeveral(step, question, rule, random);
    case 'number':
      return number(question, rule, random);
    case 'text':
      return text(question, rule, random);
  }
}

function choose({ options }: Step, rule: Rule | null, random: Random): Value {
  const codes = options.map((option) => option.code);
  const weights = rule?.shares
    ? Object.entries(rule.shares).filter(([code]) => code === 'refused' || code === 'dont_know' || codes.includes(code))
    : codes.map((code) => [code, 1] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [code, weight] of weights) {
    left -= weight;
    if (left >= 0) continue;
    if (codes.includes(code)) return answered(code);
    return code === 'refused' ? REFUSED : DONT_KNOW;
  }
  // All shares are nought, or none belongs to what is offered.
  return answered(codes[Math.floor(random() * codes.length)]!);
}

function chooseSeveral(step: Step, question: MultipleQuestion, rule: Rule | null, random: Random): Value {
  const shares = rule?.shares ?? {};
  const offered = (state: string): boolean => !step.options.some((option) => option.code === state);
  if (offered('refused') && random() * 100 < (shares.refused ?? 0)) return REFUSED;
  if (offered('dont_know') && random() * 100 < (shares.dont_know ?? 0)) return DONT_KNOW;
  const even = 100 / step.options.length;
  const chance = (code: string): number => (rule?.shares ? (shares[code] ?? 0) : even);
  const alone = step.options.find((option) => option.exclusive && random() * 100 < chance(option.code));
  if (alone) return answered([alone.code]);
  const others = step.options.filter((option) => !option.exclusive);
  const picked = others.filter((option) => random() * 100 < chance(option.code));
  const most = question.most ?? picked.length;
  // Somebody who picked nothing still has to answer: they take the likeliest.
  if (picked.length === 0) return answered([likeliest(others.length > 0 ? others : step.options, chance)]);
  const kept = new Set(shuffled(picked, random).slice(0, most));
  return answered(picked.filter((option) => kept.has(option)).map((option) => option.code));
}

/** Fisher and Yates's shuffle, so that a limit on picks does not favour the options that stand first. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

function likeliest(options: readonly { code: string }[], chance: (code: string) => number): string {
  return options.reduce((best, option) => (chance(option.code) > chance(best.code) ? option : best)).code;
}

function number(question: NumberQuestion, rule: Rule | null, random: Random): Value {
  const { mean, spread } = rule?.number ?? { mean: (question.least + question.most) / 2, spread: 0 };
  // The sum of twelve uniform draws is close enough to a normal one for people who do not exist.
  let draw = -6;
  for (let count = 0; count < 12; count += 1) draw += random();
  const whole = Math.round(mean + spread * draw) || 0; // never −0
  return answered(Math.min(question.most, Math.max(question.least, whole)));
}

function text(question: TextQuestion, rule: Rule | null, random: Random): Value {
  const texts = rule?.texts ?? [];
  if (question.optional && (texts.length === 0 || random() * 100 < (rule?.blank ?? 0))) return REFUSED;
  const words = texts[Math.floor(random() * texts.length)] ?? '(simulated) An answer in words.';
  return answered(words.slice(0, question.most));
}
