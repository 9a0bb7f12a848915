import type { Value } from '@earshot/dataset';
import { type Answers, walk } from '../path.ts';
import { type Reach, reachIn } from '../prove/reach.ts';
import type { Mode, Questionnaire } from '../questionnaire.ts';
import { namesOf, questionsOf } from '../variables.ts';
import { harmlessAnswers } from './harmless.ts';

/** Answers of a made-up person to whom a question is open. */
export interface LeadingAnswers {
  readonly answers: Answers;
  /** What has to be known of the person beforehand. */
  readonly sample: Answers;
  /** The names whose values the prover chose. All others were answered with whatever fits first. */
  readonly deciding: readonly string[];
}

/** Why no answers can be given: nobody is led there in this mode, it could not be decided, or there is no such question. */
export interface NoWay {
  readonly code: 'never-asked' | 'not-decided' | 'unknown-question';
  readonly sentence: string;
}

/**
 * The fewest answers that lead to a question in one mode, as the prover finds them, completed with harmless answers to
 * everything else that is asked on the way. What is returned has been walked: the question is the open one.
 */
export function answersLeadingTo(questionnaire: Questionnaire, questionId: string, mode: Mode): LeadingAnswers | NoWay {
  const target = questionsOf(questionnaire).find((question) => question.id === questionId);
  if (!target) return { code: 'unknown-question', sentence: `There is no question “${questionId}”.` };
  const witness = knownReach(questionnaire, mode).get(questionId);
  if (witness === undefined) {
    const sentence = `The conditions before “${questionId}” are too entangled to find answers that lead there.`;
    return { code: 'not-decided', sentence };
  }
  if (witness === null) return { code: 'never-asked', sentence: `Nobody is asked “${questionId}” ${MODES[mode]}.` };
  const wanted = new Map(witness.map(({ name, value }) => [name, value]));
  const found = completed(questionnaire, questionId, wanted, mode);
  if (found) return found;
  const sentence = `No answers that lead to “${questionId}” were found, although there are some.`;
  return { code: 'not-decided', sentence };
}

const MODES: Readonly<Record<Mode, string>> = { web: 'online', telephone: 'by telephone' };

function completed(
  questionnaire: Questionnaire,
  questionId: string,
  wanted: ReadonlyMap<string, Value>,
  mode: Mode,
): LeadingAnswers | null {
  const answers: Record<string, Value> = {};
  const sample = chosen(
    questionnaire.sample.map(({ name }) => name),
    wanted,
  );
  const path = walk(questionnaire, {
    sample,
    mode,
    answerTo(step, values) {
      const { block, question } = step;
      const isHere = (question.modes ?? block.modes ?? [mode]).includes(mode);
      if (question.id === questionId || !isHere) return {};
      const own = harmlessAnswers(step, chosen(namesOf(question), wanted), values) ?? {};
      Object.assign(answers, own);
      return own;
    },
  });
  if (path.next?.question.id !== questionId) return null;
  const given = { ...sample, ...answers };
  return { answers, sample, deciding: [...wanted.keys()].filter((name) => name in given) };
}

function chosen(names: readonly string[], wanted: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = wanted.get(name);
      return value && value.state !== 'not_asked' ? [[name, value]] : [];
    }),
  );
}

const known = new WeakMap<Questionnaire, Map<Mode, Reach>>();

/** A questionnaire does not change, so its routes are decided once a mode. */
function knownReach(questionnaire: Questionnaire, mode: Mode): Reach {
  const modes = known.get(questionnaire) ?? new Map<Mode, Reach>();
  known.set(questionnaire, modes);
  const reach = modes.get(mode) ?? reachIn(questionnaire, mode);
  modes.set(mode, reach);
  return reach;
}
