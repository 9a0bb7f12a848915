import { answered, DONT_KNOW, holds, NOT_ASKED, NOT_REACHED, REFUSED, type Row, type Value } from '@earshot/dataset';
import type { Leanings, Rule } from './leanings.ts';
import type { Answers, Step } from './path.ts';
import type { GridQuestion, MultipleQuestion, NumberQuestion, Option, TextQuestion } from './questionnaire.ts';
import { isPicked } from './settle.ts';
import { cellsOf, insteadName, specifyName } from './variables.ts';

/** Gives numbers from 0 up to 1; handed in, so that a seed decides everything. */
export type Random = () => number;

/** Draws an answer to one question by the leanings, whatever its checks say. */
export function drawAnswer(step: Step, values: Row, leanings: Leanings, random: Random): Answers {
  const { question } = step;
  if (question.kind === 'grid') return drawCells(step, question, values, leanings, random);
  const rule = ruleThatHolds(leanings, question.id, values);
  switch (question.kind) {
    case 'main':
      return { [step.question.id]: choose(step.options, rule, random) };
    case 'single':
      return withSpecified(step, choose(step.options, rule, random), values, leanings, random);
    case 'multiple':
      return withSpecified(step, chooseSeveral(step, question, rule, random), values, leanings, random);
    case 'number':
      return number(step, question, rule, random);
    case 'text':
      return { [question.id]: text(question, rule, random) };
  }
}

function drawCells(step: Step, question: GridQuestion, values: Row, leanings: Leanings, random: Random): Answers {
  const drawn: Record<string, Value> = {};
  for (const { name, column } of cellsOf(question, step.rows, step.columns)) {
    drawn[name] = choose((column ?? step).options, ruleThatHolds(leanings, name, values, drawn), random);
  }
  return drawn;
}

/** The first rule of a variable that holds. @param drawn of the same question, such as the rows of a grid that stand above. */
export function ruleThatHolds(leanings: Leanings, name: string, values: Row, drawn: Row = {}): Rule | null {
  const rules = leanings.rules.get(name);
  if (!rules) return null;
  return (
    rules.find(({ when }) => when === null || holds(when, (other) => drawn[other] ?? values[other] ?? NOT_REACHED)) ??
    null
  );
}

function withSpecified(
  { question, options }: Step,
  own: Value,
  before: Row,
  leanings: Leanings,
  random: Random,
): Answers {
  const values: Record<string, Value> = { [question.id]: own };
  for (const { code, specify } of options) {
    if (!specify || !isPicked(own, code)) continue;
    const name = specifyName(question, code);
    const texts = ruleThatHolds(leanings, name, before)?.texts ?? [];
    values[name] = oneOf(texts.length > 0 ? texts : ['(simulated) Something else.'], random);
  }
  return values;
}

/** One of some options, or a state, by the shares of a rule; any of the options alike without one. */
export function choose(options: readonly Pick<Option, 'code'>[], rule: Rule | null, random: Random): Value {
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

function number(step: Step, question: NumberQuestion, rule: Rule | null, random: Random): Answers {
  const { id: name } = question;
  const instead = question.instead.length > 0 ? insteadName(question) : null;
  const said = insteadOfNumber(step, rule, random);
  if (said !== null && typeof said === 'object') return { [name]: said };
  if (said !== null && instead) return { [name]: NOT_ASKED, [instead]: answered(said) };
  const { least, most } = question;
  if (!rule?.number) return { [name]: answered(least + Math.floor(random() * (most - least + 1))) };
  const { mean, spread } = rule.number;
  // The sum of twelve uniform draws is close enough to a normal one for people who do not exist.
  let draw = -6;
  for (let count = 0; count < 12; count += 1) draw += random();
  const whole = Math.round(mean + spread * draw) || 0; // never −0
  return { [name]: answered(Math.min(most, Math.max(least, whole))) };
}

/** A state or an option's code, by their percentages; null for a number. Nothing is drawn where no shares are given. */
function insteadOfNumber({ options }: Step, rule: Rule | null, random: Random): Value | string | null {
  if (!rule?.shares) return null;
  let left = random() * 100;
  for (const [code, share] of Object.entries(rule.shares)) {
    left -= share;
    if (left >= 0) continue;
    if (options.some((option) => option.code === code)) return code;
    return code === 'refused' ? REFUSED : code === 'dont_know' ? DONT_KNOW : null;
  }
  return null;
}

function text(question: TextQuestion, rule: Rule | null, random: Random): Value {
  const texts = rule?.texts ?? [];
  if (question.optional && (texts.length === 0 || random() * 100 < (rule?.blank ?? 0))) return REFUSED;
  const words = texts[Math.floor(random() * texts.length)] ?? '(simulated) An answer in words.';
  return answered(words.slice(0, question.most));
}

export function oneOf(texts: readonly string[], random: Random): Value {
  return answered(texts[Math.floor(random() * texts.length)]!);
}
