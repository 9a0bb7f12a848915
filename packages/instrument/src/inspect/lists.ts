import type { PlanPath } from '@earshot/planfile';
import { plainText } from '../fill.ts';
import type { Option, Question, Questionnaire } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';

/** A question with the path to it in its file. */
export interface PlacedQuestion {
  readonly question: Question;
  readonly path: PlanPath;
}

export function placedQuestions(questionnaire: Questionnaire): PlacedQuestion[] {
  return questionnaire.blocks.flatMap((block, blockIndex) =>
    block.elements.flatMap((question, index) =>
      isQuestion(question) ? [{ question, path: ['blocks', blockIndex, 'questions', index] }] : [],
    ),
  );
}

/** A list of options as one question, or one column of a grid, offers it. */
export interface List {
  readonly question: Question;
  readonly options: readonly Option[];
  /** The scale that it is; null for a list of its own. */
  readonly scale: string | null;
  /** Where its options stand in the file. */
  readonly path: PlanPath;
}

/** Every list of options from which people choose one or several. */
export function listsOf({ question, path }: PlacedQuestion): List[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [listAt(question, question, path)];
    case 'grid':
      return [
        listAt(question, question, path),
        ...question.columns.map((column) => listAt(question, column, [...path, 'columns', column.code])),
      ];
    default:
      return [];
  }
}

function listAt(question: Question, { options, scale }: Pick<List, 'options' | 'scale'>, path: PlanPath): List {
  return { question, options, scale, path: scale === null ? [...path, 'options'] : ['scales', scale] };
}

/** An option in the words that people read. */
export function wordsOf(part: Pick<Option, 'text'>): string {
  return plainText(part.text.web);
}

/** The same words, however they are spaced, and with or without capitals. */
export function sameWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(/\s*([-/])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .replace(/[.:;]$/, '')
    .trim();
}

/** An answer that says why there is none on the scale. */
export function standsOutside(label: string): boolean {
  return OUTSIDE.test(sameWords(label));
}

const OUTSIDE =
  /^(?:\(?do not read out\)?:? ?)?(?:don't know|do not know|not sure|unsure|prefer not|rather not|not applicable|not relevant|n\/a|refused?|can't (?:say|remember|choose)|cannot|other\b|none of|no answer|no opinion|no (?:set|fixed|contracted|typical)|it (?:varies|depends)|varies|too early|does not apply|doesn't apply)/;
