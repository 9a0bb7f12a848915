import type { Row } from '@earshot/dataset';
import { type Answers, type Path, pathOf } from '../path.ts';
import type { Block, Close, Condition, Element, Mode, Question, Questionnaire } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';
import { type Reasons, reasonsFor } from './reasons.ts';

/** Whether an element of the questionnaire is asked of one person (a note: read; a close: met), and why. */
export interface WhyAsked {
  readonly block: Block;
  readonly element: Element;
  readonly standing: 'asked' | 'not_asked' | 'not_reached';
  /** A sentence for those who write questionnaires, without a full stop. */
  readonly reason: string;
}

/**
 * Says of every element, in order, whether these answers lead to it and why: the same that `pathOf` decides, in words
 * that name the conditions and the answers they read.
 */
export function whyAsked(
  questionnaire: Questionnaire,
  answers: Answers,
  sample: Answers = {},
  mode: Mode | null = null,
): WhyAsked[] {
  const path = pathOf(questionnaire, answers, sample, mode);
  const explaining = new Explaining(path, reasonsFor(questionnaire, path.values), mode);
  return questionnaire.blocks.flatMap((block) => block.elements.map((element) => explaining.element(block, element)));
}

type Because = Pick<WhyAsked, 'standing' | 'reason'>;

class Explaining {
  private readonly path: Path;
  private readonly reasons: Reasons;
  private readonly mode: Mode | null;
  private readonly asked: ReadonlySet<Element>;
  private ended: Close | null = null;
  private isPastOpen = false;

  constructor(path: Path, reasons: Reasons, mode: Mode | null) {
    this.path = path;
    this.reasons = reasons;
    this.mode = mode;
    const steps = [...path.answered, ...(path.next ? [path.next] : []), ...path.beside];
    this.asked = new Set(steps.map((step) => step.question));
  }

  element(block: Block, element: Element): WhyAsked {
    const because = this.because(block, element);
    if (element === this.path.close) this.ended = element as Close;
    if (element === this.path.next?.question) this.isPastOpen = true;
    return { block, element, ...because };
  }

  private because(block: Block, element: Element): Because {
    if (this.isPastOpen && !this.asked.has(element)) return this.later();
    if (this.ended) return not(`the interview ended at “${this.ended.id}”`);
    const conditions = [block.when, element.when].filter((condition) => condition !== null);
    for (const condition of conditions) {
      const { met, sentence } = this.reasons(condition);
      if (!met) return not(condition === block.when ? `the block “${block.title}” is left out: ${sentence}` : sentence);
    }
    return this.hindrance(block, element) ?? { standing: 'asked', reason: this.met(conditions) };
  }

  private later(): Because {
    return { standing: 'not_reached', reason: `it comes after “${this.path.next!.question.id}”, which is open` };
  }

  /** What keeps somebody from an element although its conditions are met. */
  private hindrance(block: Block, element: Element): Because | null {
    if (isQuestion(element) ? this.asked.has(element) : this.isHere(block, element)) return null;
    if (isQuestion(element) && this.isHere(block, element)) return not(nothingToAsk(element, this.path.values));
    const modes = (element.modes ?? block.modes ?? []).map((mode) => MODES_IN_WORDS[mode]);
    return not(`it is asked ${modes.join(' and ')} only`);
  }

  private isHere(block: Block, element: Element): boolean {
    const modes = element.modes ?? block.modes;
    // Looked at from outside, a question that only some modes ask is asked where it was answered.
    if (this.mode === null) return modes === null || !isQuestion(element);
    return modes === null || modes.includes(this.mode);
  }

  private met(conditions: readonly Condition[]): string {
    if (conditions.length === 0) return 'it has no condition';
    return conditions.map((condition) => this.reasons(condition).sentence).join('; and ');
  }
}

const MODES_IN_WORDS: Readonly<Record<Mode, string>> = { web: 'online', telephone: 'by telephone' };

function not(reason: string): Because {
  return { standing: 'not_asked', reason };
}

function nothingToAsk(question: Question, values: Row): string {
  if (question.kind === 'grid') return 'none of its rows or options is offered to this person';
  if (question.kind !== 'main') return 'none of its options is offered to this person';
  return values[question.id]?.state === 'answered'
    ? `only one thing was picked in “${question.of}”, which is then the main one`
    : `nothing to choose between was picked in “${question.of}”`;
}
