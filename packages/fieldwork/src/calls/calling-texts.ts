import { fillBraces } from '../protocol/fill-words.ts';

/** What an interviewer says before the interview, and in whose words: `calling` of fieldwork.yml, or Earshot's own. */
export interface CallingTexts {
  /** To whoever answers; it does not say what the study is about. */
  readonly opening: string;
  /** To the person themselves. */
  readonly introduction: readonly string[];
  /** What to say when it is asked. */
  readonly reassurances: readonly Reassurance[];
  /** Read out item by item before the first question. */
  readonly rights: readonly SpokenRight[];
  /** The question that takes a clear yes. */
  readonly consent: string;
}

export interface Reassurance {
  /** As people ask it, such as “What is it about?”. */
  readonly asked: string;
  readonly say: string;
  /** Whether it also stands in the mail about the study that can be sent out of a call. */
  readonly mailed: boolean;
}

export interface SpokenRight {
  readonly id: string;
  /** For the interviewer, who ticks that it was read out. */
  readonly title: string;
  readonly text: string;
}

/** The section `calling` of fieldwork.yml: what a study says in words of its own. */
export interface CallingPlan {
  /** In the language of the questionnaire; what is left out is in Earshot's words. */
  readonly own: Partial<CallingTexts>;
  /** The whole in another language, by language; Earshot has no words of its own there. */
  readonly languages: Readonly<Record<string, CallingTexts>>;
}

/** What the texts can hold in braces. `name` only in what is said before anything is recorded. */
export const CALLING_PLACEHOLDERS = {
  name: 'the person’s name',
  study: 'the title of the study',
  organisation: 'who runs it',
  contact: 'the address to write to with questions',
  summary: 'the sentence of study.yml on what the study asks and why',
  minutes: 'the minutes that the questionnaire promises by telephone',
  authority: 'the name of the person’s authority',
  source: 'where their details come from, in a sentence',
} as const;

export type CallingPlaceholder = keyof typeof CALLING_PLACEHOLDERS;

/** Which texts a call in a language is made with. */
export interface ChosenTexts {
  readonly texts: CallingTexts;
  /** Whether they are in that language; otherwise they are in the study's own. */
  readonly translated: boolean;
}

/**
 * The texts of a call in a language, with their placeholders: those of the study, and Earshot's where it has none. A
 * study's own reassurances stand before Earshot's; one that is asked in the same words takes its place.
 * @param language null for the study's own. @param hasMinutes whether the questionnaire promises a length by telephone.
 */
export function callingTexts(
  { own, languages }: CallingPlan,
  language: string | null,
  hasMinutes: boolean,
): ChosenTexts {
  const usual = usualTexts(hasMinutes);
  const translated = language === null ? undefined : languages[language];
  const base = translated ?? own;
  const { reassurances = [] } = base;
  const further = usual.reassurances.filter(({ asked }) => reassurances.every((one) => one.asked !== asked));
  const rest = translated && reassurances.length > 0 ? [] : further;
  return {
    texts: { ...usual, ...base, reassurances: [...reassurances, ...rest] },
    translated: translated !== undefined,
  };
}

/** Puts words in place of every placeholder of the texts. */
export function fillCallingTexts(
  texts: CallingTexts,
  words: Readonly<Record<CallingPlaceholder, string>>,
): CallingTexts {
  const fill = (text: string): string => fillBraces(text, words);
  return {
    opening: fill(texts.opening),
    introduction: texts.introduction.map(fill),
    reassurances: texts.reassurances.map((one) => ({ ...one, asked: fill(one.asked), say: fill(one.say) })),
    rights: texts.rights.map((one) => ({ ...one, title: fill(one.title), text: fill(one.text) })),
    consent: fill(texts.consent),
  };
}

/** What is said where a study says nothing. */
export function usualTexts(hasMinutes: boolean): CallingTexts {
  const length = hasMinutes ? 'It takes about {minutes} minutes.' : 'It does not take long.';
  return {
    opening: 'Hello, my name is … and I am calling from {organisation}. May I speak to {name}, please?',
    introduction: [
      'Hello, my name is … and I am calling from {organisation} about a study called “{study}”.',
      `${length} Taking part is your choice, and you can stop at any time. Could we go through the questions now?`,
    ],
    reassurances: USUAL_REASSURANCES,
    rights: USUAL_RIGHTS,
    consent: 'Knowing this, are you willing to take part?',
  };
}

const USUAL_REASSURANCES: readonly Reassurance[] = [
  { asked: 'What is it about?', say: '{summary}', mailed: true },
  { asked: 'Where did you get my details?', say: '{source}', mailed: false },
  {
    asked: 'Who will know what I said?',
    say: 'Only the study’s own team. Your name is kept apart from your answers, nobody at your work is told whether you took part, and no result shows a person or a single authority.',
    mailed: true,
  },
  {
    asked: 'I have changed my job, or left.',
    say: 'What you say is just as useful then: the study is also about those who have moved or left.',
    mailed: true,
  },
  {
    asked: 'How do I know that this is genuine?',
    say: 'You can write to {contact}. I can also send you an e-mail that says what the study is, and call again when you have read it.',
    mailed: false,
  },
];

const USUAL_RIGHTS: readonly SpokenRight[] = [
  {
    id: 'confidence',
    title: 'What is said is kept in confidence',
    text: 'Before we begin, I have to read you three things. What you tell me is kept in confidence and used for this study only.',
  },
  {
    id: 'copy',
    title: 'A copy, and putting it right',
    text: 'You can have a copy of what we hold about you, and have it put right, at any time.',
  },
  {
    id: 'withdraw',
    title: 'Stopping and withdrawing',
    text: 'You need not answer a question that you would rather not, you can stop at any time, and afterwards you can still withdraw what you said.',
  },
];
