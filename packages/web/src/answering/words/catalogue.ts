import type { RefusedCode } from '@earshot/actions';
import { type FormError, stateField } from '@earshot/instrument';
import { ENGLISH } from './english.ts';
import { WELSH } from './welsh.ts';

export type Word = keyof typeof ENGLISH;

/** A refusal's page in words. */
export interface RefusalWords {
  readonly heading?: string;
  readonly sentence?: string;
  readonly advice?: string;
  readonly link?: string;
}

/** How a code of an error is said where it has more than one sentence: for a row of a grid, for a box instead of an answer. */
export type ErrorCode = FormError['code'] | 'choose-one-row' | 'choose-one-instead';

/** What the answering pages say in one language. What is missing is said in English. */
export interface Catalogue {
  readonly words: Readonly<Partial<Record<Word, string>>>;
  /** In English, errors and refusals come with their sentence. */
  readonly errors: Readonly<Partial<Record<ErrorCode, string>>>;
  readonly refusals: Readonly<Partial<Record<RefusedCode, RefusalWords>>>;
}

const NONE: Catalogue = { words: {}, errors: {}, refusals: {} };
const CATALOGUES: ReadonlyMap<string, Catalogue> = new Map([
  ['en', NONE],
  ['cy', WELSH],
]);

/** The language of our own words for a questionnaire in this language: the same where there is a catalogue, or English. */
export function wordsLanguage(language: string): string {
  const [base] = language.split('-');
  return base !== undefined && CATALOGUES.has(base) ? base : 'en';
}

/** What there is to say in a language; nothing of its own where there is no catalogue. */
export function catalogueFor(language: string): Catalogue {
  return CATALOGUES.get(wordsLanguage(language)) ?? NONE;
}

/** Says one of our own words, as plain text: whoever shows it escapes it. */
export type Say = (word: Word, ...put: readonly (string | number)[]) => string;

/** Our own words in a language. Throws for a word that there is not, since a template has misspelt it. */
export function sayIn(language: string): Say {
  const { words } = catalogueFor(language);
  return (word, ...put) => {
    const text = words[word] ?? ENGLISH[word];
    if (text === undefined) throw new Error(`say: there is no word ${word}.`);
    return putInto(text, put);
  };
}

/** A number in a sentence has its thousands marked, as everywhere else. */
function putInto(text: string, put: readonly (string | number)[]): string {
  return text.replaceAll(/\{(\d)\}/g, (_, position: string) => {
    const given = put[Number(position)] ?? '';
    return typeof given === 'number' ? given.toLocaleString('en-GB') : given;
  });
}

/** An error in a language: its own sentence in English, and where the language has none. */
export function errorIn(language: string, { code, field, limits = [], sentence }: FormError): string {
  const text = catalogueFor(language).errors[errorCode(code, field, limits)];
  return text === undefined ? sentence : putInto(text, limits);
}

function errorCode(code: FormError['code'], field: string, limits: readonly unknown[]): ErrorCode {
  if (code !== 'choose-one') return code;
  if (limits.length > 0) return 'choose-one-row';
  return field.endsWith(stateField('')) ? 'choose-one-instead' : code;
}
