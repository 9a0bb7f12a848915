import type { Mode } from '../questionnaire.ts';

/** How fast people read, listen and answer, by which the length of an interview is reckoned. */
export interface Pace {
  /** Words a minute at which texts reach the person. */
  readonly wordsPerMinute: number;
  /** Words a minute at which an answer in words is written down. */
  readonly writtenPerMinute: number;
  /** Seconds for each of these, beside reading. */
  readonly seconds: {
    /** To come to the next question: a new page, or the interviewer’s breath. */
    readonly next: number;
    /** To choose one option, or to say that one cannot. */
    readonly choose: number;
    /** To choose in one row of a grid. */
    readonly row: number;
    /** For each option that is picked of several, beside the first choice. */
    readonly pick: number;
    /** To find one’s own line in a long list. */
    readonly find: number;
    /** To recall a number and enter it. */
    readonly number: number;
    /** To think of something to write. */
    readonly think: number;
  };
  /** How many words people write in a line and in a large box, and beside an option. */
  readonly answer: { readonly short: number; readonly long: number; readonly specify: number };
}

// Where these figures come from:
// - Reading to oneself: 238 words a minute, Brysbaert (2019), “How many words do we read per minute?”, Journal of
//   Memory and Language 109, for English non-fiction, over 190 studies.
// - Reading aloud: the same review finds 183. Interviewers speak to be understood by telephone: 150 is an assumption.
// - Writing: 36 words a minute on a telephone’s screen, Palin and others (2019), “How do people type on mobile devices?”
//   (MobileHCI); interviewers type at 52, the mean of Dhakal and others (2018), “Observations on typing from 136 million
//   keystrokes” (CHI). Most take part on a telephone.
// - All seconds and the lengths of answers are assumptions. Those of a web page are such that an ordinary question on
//   its own takes about ten seconds with reading, which is what Pew Research Center reports of its panel (“How we keep
//   our online surveys from running too long”, 2022).
const ANSWER = { short: 6, long: 25, specify: 4 };

export const PACES: Readonly<Record<Mode, Pace>> = {
  web: {
    wordsPerMinute: 238,
    writtenPerMinute: 36,
    seconds: { next: 2, choose: 2, row: 2, pick: 1, find: 8, number: 6, think: 8 },
    answer: ANSWER,
  },
  telephone: {
    wordsPerMinute: 150,
    writtenPerMinute: 52,
    seconds: { next: 2, choose: 3, row: 2, pick: 2, find: 8, number: 6, think: 8 },
    answer: ANSWER,
  },
};
