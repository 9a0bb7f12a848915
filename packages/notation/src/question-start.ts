import { lookAlike, PRINTED_NAME } from './names.ts';

/** The beginning of a question: its printed name, and the words after it in the line. */
export interface QuestionStart {
  /** With a letter read for a digit put right: I3, where 13 stands. */
  readonly printed: string;
  /** As it stands in the document. */
  readonly written: string;
  readonly rest: string;
}

const NAMED = new RegExp(
  `^(?:Q(?:uestion)?[.\\s]\\s?(?=\\d|[A-Z]\\d))?(${PRINTED_NAME})(?:\\s*[.:)\\]]|\\s+[-–—])?(?:\\s+(.*))?$`,
  's',
);
const QUESTION_WORD = /^Q(?:uestion)?\.?\s?(\d{1,5}[A-Za-z]{0,2})[.:)]?(?:\s+(.*))?$/s;
const NUMBERED = /^(\d{1,3}[a-z]?)[.)]\s+(.*)$/s;
const UNMARKED_NUMBER = /^(\d{2,3}[A-Za-z]{0,2})\s+(.*)$/s;
/** What cannot follow a question's name, because then the line is about the question: B14 AND B15 ON ONE PAGE. */
const ABOUT_IT = /^(?:=|≠|<|>|&|,|\/|(?:AND|OR|TO|IF|IS|WAS|MUST|SHOULD|ANSWERS?)\b(?![a-z]))/;

/** Reads `B4nw **In your current role…`; null for a line that begins no question. */
export function questionStart(
  words: string,
  setting: { readonly letter: string | null; readonly hasNames: boolean },
): QuestionStart | null {
  const named = QUESTION_WORD.exec(words) ?? NAMED.exec(words);
  if (named) {
    const printed = /^\d/.test(named[1]!) ? `Q${named[1]}` : named[1]!;
    return startOf(printed, named[1]!, named[2] ?? '');
  }
  const slipped = setting.letter === null ? null : UNMARKED_NUMBER.exec(words);
  const meant = slipped && lookAlike(slipped[1]!, setting.letter!);
  if (meant) return startOf(meant, slipped[1]!, slipped[2]!);
  const numbered = setting.hasNames ? null : NUMBERED.exec(words);
  return numbered ? startOf(`Q${numbered[1]}`, numbered[1]!, numbered[2]!) : null;
}

function startOf(printed: string, written: string, rest: string): QuestionStart | null {
  if (ABOUT_IT.test(rest) || /^[a-z]/.test(printed) || /^[A-Z][a-z]{2,3}\d/.test(printed)) return null;
  return { printed, written, rest };
}

/** Whether questions of a text are named with letters, such as B1 or Q1. */
export function isNamedQuestion(words: string): boolean {
  return questionStart(words, { letter: null, hasNames: true }) !== null;
}
