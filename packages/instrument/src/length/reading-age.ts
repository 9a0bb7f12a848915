import { plainText } from '../fill.ts';
import { placedQuestions } from '../inspect/lists.ts';
import type { Element, Questionnaire, Texts } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';
import { countSyllables } from './syllables.ts';
import { countSentences, wordsIn } from './words.ts';

/** How hard texts are to read. */
export interface ReadingAge {
  /** Years of age at which most people can read it at school. */
  readonly age: number;
  readonly words: number;
}

export interface ReadingAges extends ReadingAge {
  /** The age that the questionnaire should not go beyond; null where it states none. */
  readonly limit: number | null;
  readonly questions: readonly (ReadingAge & { readonly question: string })[];
}

/**
 * How hard a questionnaire’s sentences are to read, over all and question by question: the grade of Flesch and Kincaid
 * (Kincaid and others, 1975, “Derivation of new readability formulas for Navy enlisted personnel”), and five years, the
 * age at which the first grade’s year begins. Labels of options are no sentences and do not count. For English only:
 * null for other languages. What a single question scores is rough, since it may be one sentence.
 */
export function readingAges(questionnaire: Questionnaire): ReadingAges | null {
  if (questionnaire.language.split('-')[0] !== 'en') return null;
  const elements = questionnaire.blocks.flatMap((block) => block.elements);
  const all = readingAge(elements.flatMap(sentencesOf));
  if (!all) return null;
  const questions = placedQuestions(questionnaire).flatMap(({ question }) => {
    const own = readingAge(sentencesOf(question));
    return own ? [{ question: question.id, ...own }] : [];
  });
  return { ...all, limit: questionnaire.readingAge, questions };
}

/** The age of texts, to a tenth of a year; null where they have no words. */
export function readingAge(texts: readonly string[]): ReadingAge | null {
  const words = texts.flatMap(wordsIn).filter((word) => /\p{L}/u.test(word));
  const sentences = texts.reduce((sum, text) => sum + countSentences(text), 0);
  if (words.length === 0 || sentences === 0) return null;
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return { age: Math.max(5, Math.round((grade + 5) * 10) / 10), words: words.length };
}

/** What of an element is said in sentences, as it reads on the web. */
function sentencesOf(element: Element): string[] {
  const texts: (Texts | null)[] = isQuestion(element)
    ? [element.text, element.hint, element.definition, element.addIfNecessary]
    : [element.text];
  const rows = element.kind === 'grid' ? element.rows.map((row) => plainText(row.text.web)) : [];
  return [
    ...texts.flatMap((text) => (text ? [plainText(text.web)] : [])),
    ...rows.filter((row) => wordsIn(row).length >= FEWEST_IN_SENTENCE),
  ];
}

/** A row of fewer words, such as “Your pay”, is the end of a sentence and none of its own. */
const FEWEST_IN_SENTENCE = 5;
