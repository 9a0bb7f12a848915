import type { Block, Close, Element, Mode, Note, Question, Questionnaire } from '@earshot/instrument';

/** A question with what stands around it in its questionnaire. */
export interface PlacedQuestion {
  readonly question: Question;
  readonly block: Block;
  /** In which it is asked, in the order of the questionnaire. */
  readonly modes: readonly Mode[];
  /** Read before it, since the question before it in its block. */
  readonly notes: readonly Note[];
  /** Every close that stands before it: whoever met one is not asked. */
  readonly closes: readonly PlacedClose[];
}

export interface PlacedClose {
  readonly close: Close;
  readonly block: Block;
}

/** All questions of a questionnaire, in order. */
export function placedQuestions(questionnaire: Questionnaire): PlacedQuestion[] {
  const placed: PlacedQuestion[] = [];
  const closes: PlacedClose[] = [];
  for (const block of questionnaire.blocks) {
    let notes: Note[] = [];
    for (const element of block.elements) {
      if (element.kind === 'note') notes.push(element);
      else if (element.kind === 'close') closes.push({ close: element, block });
      else {
        placed.push({
          question: element,
          block,
          modes: modesOf(questionnaire, block, element),
          notes,
          closes: [...closes],
        });
        notes = [];
      }
    }
  }
  return placed;
}

/** The modes in which an element can be met. */
export function modesOf(questionnaire: Questionnaire, block: Block, element: Element): readonly Mode[] {
  const narrowed = element.modes ?? block.modes ?? questionnaire.modes;
  return questionnaire.modes.filter((mode) => narrowed.includes(mode) && (block.modes ?? [mode]).includes(mode));
}
