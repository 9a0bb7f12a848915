import type { Findings } from '@earshot/planfile';
import type { Option } from '../questionnaire.ts';
import { type List, sameWords, standsOutside, wordsOf } from './lists.ts';
import { isRating } from './rating.ts';

/** A scale as it is offered: the steps between its ends, and every list in the file that offers exactly these. */
interface Scale {
  readonly steps: readonly Step[];
  readonly lists: List[];
}

interface Step {
  readonly code: string;
  readonly words: string;
  readonly key: string;
}

/**
 * Lists that are one of the file's scales but for a slip: its steps in another order, one of them missing, one too many,
 * or one in other words. Only scales are compared: named ones, those of grids, and lists of ratings. Reasons and other
 * lists differ between questions for good cause.
 */
export function inspectScales(lists: readonly List[], findings: Findings): void {
  const scales = distinctScales(lists.filter(mayBeScale));
  for (const scale of scales) {
    const others = scales.filter((other) => other !== scale && isModelFor(other, scale, scales));
    const model = others.find((other) => difference(scale.steps, other.steps) !== null);
    const how = model && difference(scale.steps, model.steps);
    if (!how) continue;
    const list = scale.lists[0]!;
    const sentence = `These options are ${nameOf(model)}, but ${how.words}.`;
    findings.warn('scale-differs', how.code === null ? list.path : [...list.path, how.code], sentence);
  }
}

const FEWEST_STEPS = 3;
const MOST_STEPS = 11;

function mayBeScale({ question, scale, options }: List): boolean {
  if (question.kind !== 'single' && question.kind !== 'grid') return false;
  const steps = stepsOf(options);
  if (steps.length < FEWEST_STEPS || steps.length > MOST_STEPS) return false;
  return scale !== null || question.kind === 'grid' || isRating(steps.map((step) => step.words));
}

function stepsOf(options: readonly Option[]): Step[] {
  return options
    .map((option) => ({ code: option.code, words: wordsOf(option), key: sameWords(wordsOf(option)) }))
    .filter((step) => !standsOutside(step.words));
}

function distinctScales(lists: readonly List[]): Scale[] {
  const scales = new Map<string, Scale>();
  for (const list of lists) {
    const steps = stepsOf(list.options);
    const key = JSON.stringify([list.scale, steps.map((step) => [step.code, step.key])]);
    const known = scales.get(key);
    if (known) known.lists.push(list);
    else scales.set(key, { steps, lists: [list] });
  }
  return [...scales.values()];
}

/**
 * Whether a scale is the one to hold another to: a named one before a list of its own, then the one that is used more,
 * then the first. What has a name of its own is meant as it is, unless it turns the same steps around.
 */
function isModelFor(model: Scale, scale: Scale, all: readonly Scale[]): boolean {
  const [named, isNamed] = [model, scale].map(({ lists }) => lists[0]!.scale !== null);
  if (isNamed && !named) return false;
  if (isNamed && named && !isSameSet(model.steps, scale.steps)) return false;
  if (named && !isNamed) return true;
  if (model.lists.length !== scale.lists.length) return model.lists.length > scale.lists.length;
  return all.indexOf(model) < all.indexOf(scale);
}

/** How a list differs from a scale that it almost is, and at which of its options; null when it is the same or another. */
function difference(steps: readonly Step[], model: readonly Step[]): { words: string; code: string | null } | null {
  const has = (list: readonly Step[], key: string): boolean => list.some((step) => step.key === key);
  const missing = model.filter((step) => !has(steps, step.key));
  const extra = steps.filter((step) => !has(model, step.key));
  const shared = steps.filter((step) => has(model, step.key));
  if (shared.length < FEWEST_STEPS || missing.length > 1 || extra.length > 1) return null;
  const inModel = model.filter((step) => has(steps, step.key));
  const turned = shared.find((step, index) => step.key !== inModel[index]!.key);
  if (turned) {
    if (missing.length + extra.length > 0) return null;
    return { words: 'in another order', code: turned.code };
  }
  return oneStepDiffers(steps, model, missing[0], extra[0]);
}

function oneStepDiffers(
  steps: readonly Step[],
  model: readonly Step[],
  missing: Step | undefined,
  extra: Step | undefined,
): { words: string; code: string | null } | null {
  if (missing && extra) {
    // Other words are a slip where they stand in the same place; elsewhere it is another scale.
    if (steps.indexOf(extra) !== model.indexOf(missing)) return null;
    return { words: `“${extra.words}” stands where that has “${missing.words}”`, code: extra.code };
  }
  if (missing) return { words: `without “${missing.words}”`, code: null };
  if (extra) return { words: `with “${extra.words}” as well`, code: extra.code };
  return otherCodes(steps, model);
}

/** The same words under codes that mean another step: data of both cannot be put together by code. */
function otherCodes(steps: readonly Step[], model: readonly Step[]): { words: string; code: string } | null {
  const codes = new Set(model.map((step) => step.code));
  const wrong = steps.find((step, index) => step.code !== model[index]!.code && codes.has(step.code));
  if (!wrong) return null;
  const meant = model.find((step) => step.code === wrong.code)!;
  return { words: `the code ${wrong.code} is “${wrong.words}” here, and “${meant.words}” there`, code: wrong.code };
}

function isSameSet(one: readonly Step[], other: readonly Step[]): boolean {
  const keys = new Set(one.map((step) => step.key));
  return one.length === other.length && other.every((step) => keys.has(step.key));
}

function nameOf({ lists }: Scale): string {
  const { scale, question } = lists[0]!;
  return scale === null ? `those of “${question.id}”` : `the scale “${scale}”`;
}
