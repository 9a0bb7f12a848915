import { cellsOf, type Question, type Questionnaire } from '@earshot/instrument';
import type { CheckedInterview } from './checked-interview.ts';

/** How many of those who were asked something gave no answer to it. */
export interface ItemNonResponse {
  readonly question: string;
  /** The question’s, or a grid’s row’s. */
  readonly variable: string;
  readonly label: string;
  /** May be left blank, so that a blank is no fault. */
  readonly optional: boolean;
  /** Who came to it: they answered, did not know, or preferred not to say. */
  readonly asked: number;
  readonly dontKnow: number;
  /** Preferred not to say, or left an optional question blank, which is kept as the same. */
  readonly refused: number;
}

/** Non-response by question and by row of a grid, in the order of the questionnaire. */
export function itemNonResponse(
  questionnaire: Questionnaire,
  interviews: readonly CheckedInterview[],
): ItemNonResponse[] {
  const questions = questionnaire.blocks
    .flatMap(({ elements }) => elements)
    .filter((element): element is Question => element.kind !== 'note' && element.kind !== 'close');
  return questions.flatMap((question) =>
    itemsOf(question).map(({ variable, label, stead }) => {
      const states = interviews.map(({ values }) => {
        // Whoever said something else instead of a number has answered.
        const isInstead = stead !== null && values[stead]?.state === 'answered';
        return isInstead ? 'answered' : values[variable]?.state;
      });
      const count = (state: string): number => states.filter((one) => one === state).length;
      const [dontKnow, refused] = [count('dont_know'), count('refused')];
      const asked = count('answered') + dontKnow + refused;
      return { question: question.id, variable, label, optional: question.optional, asked, dontKnow, refused };
    }),
  );
}

/** What a question asks, each with its variable, and the one that holds what is said instead of a number. */
function itemsOf(question: Question): { variable: string; label: string; stead: string | null }[] {
  if (question.kind === 'grid') {
    const cells = cellsOf(question).filter(({ column }) => column === null);
    return cells.map(({ name, row }) => ({ variable: name, label: `${question.label}: ${row.label}`, stead: null }));
  }
  const stead = question.kind === 'number' ? `${question.id}_instead` : null;
  return [{ variable: question.id, label: question.label, stead }];
}
