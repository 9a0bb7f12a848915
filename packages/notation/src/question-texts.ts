import type { DraftQuestion, Said } from './draft.ts';

/** The words at the head of a question, by what they are for. */
export interface QuestionTexts {
  readonly text: readonly Said[];
  readonly hint: readonly Said[];
  readonly definition: readonly Said[];
}

const LONGEST_HINT = 160;
const DEFINES = /\bwe mean\b|\bis defined as\b|\brefers? to\b|\bmeans\b/i;

/**
 * Tells what is asked from what is said about it. The question goes as far as the last paragraph that ends in a
 * question mark, or the first paragraph; of the others a short one is a hint and the rest a definition.
 */
export function questionTexts({ text }: DraftQuestion): QuestionTexts {
  const paragraphs = paragraphsOf(text);
  const ends = paragraphs.map((paragraph) => /[?]["”’']?\s*$/.test(wordsOf(paragraph)));
  const last = Math.max(0, ends.lastIndexOf(true));
  const rest = paragraphs.slice(last + 1);
  const isHint = rest.length === 1 && wordsOf(rest[0]!).length <= LONGEST_HINT && !DEFINES.test(wordsOf(rest[0]!));
  return {
    text: paragraphs.slice(0, last + 1).flat(),
    hint: isHint ? rest.flat() : [],
    definition: isHint ? [] : rest.flat(),
  };
}

/** Words as one text: lines of a paragraph joined by blanks, paragraphs by line ends. */
export function joined(said: readonly Said[]): string {
  return paragraphsOf(said).map(wordsOf).join('\n');
}

function paragraphsOf(said: readonly Said[]): Said[][] {
  const paragraphs: Said[][] = [];
  for (const each of said) {
    if (each.continues && paragraphs.length > 0) paragraphs.at(-1)!.push(each);
    else paragraphs.push([each]);
  }
  return paragraphs;
}

function wordsOf(paragraph: readonly Said[]): string {
  return paragraph.map(({ words }) => words).join(' ');
}
