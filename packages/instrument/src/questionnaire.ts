import type { Expression, Variable } from '@earshot/dataset';

/** How a question is put: on the person's own screen, or read out by an interviewer. */
export type Mode = 'web' | 'telephone';
export const MODES: readonly Mode[] = ['web', 'telephone'];

/** A text for every mode. `{name}` and `{name|text when empty}` in it are filled from answers and words. */
export type Texts = Readonly<Record<Mode, string>>;

/** What is offered in each mode; null where it is not. */
export type Offer = Readonly<Record<Mode, string | null>>;

/**
 * A checked questionnaire, in one language: every name in it exists, every condition reads only what stands before
 * it. The same questionnaire in another language has the same names and codes, and other texts.
 */
export interface Questionnaire {
  readonly title: string;
  readonly language: string;
  /** Languages beside its own, each in a file of its own. */
  readonly languages: readonly string[];
  readonly modes: readonly Mode[];
  /** Minutes that people are promised, by mode. */
  readonly minutes: Readonly<Partial<Record<Mode, number>>>;
  /** The age that its sentences should be readable at; null where none is stated. */
  readonly readingAge: number | null;
  /** Known of a person before the first question, such as region; conditions and fills may read them. */
  readonly sample: readonly Variable[];
  /** By sample variable, the earlier wave that it was answered in. */
  readonly waves: ReadonlyMap<string, number>;
  /** Where items were taken from, by the name that questions give. */
  readonly sources: ReadonlyMap<string, ItemSource>;
  readonly removed: readonly RemovedItem[];
  /** The codes of each named list of options. */
  readonly scales: ReadonlyMap<string, readonly string[]>;
  /** What an interviewer may code at every question; null where the file says nothing. */
  readonly silent: { readonly dontKnow: string | null; readonly refused: string | null };
  readonly blocks: readonly Block[];
  /**
   * How answers read where texts fill them in, by variable and code. Empty in the questionnaire's own language, in
   * which labels are read; labels are for tables, and are the same in every language.
   */
  readonly spoken: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Whose item it is, and on which terms it may be used. */
export interface ItemSource {
  readonly title: string;
  readonly publisher: string | null;
  readonly licence: string | null;
  readonly url: string | null;
}

/** An item of an earlier wave that is no longer asked. */
export interface RemovedItem {
  readonly item: string;
  readonly wave: number | null;
  readonly why: string;
}

/** Questions, notes and closes that belong together and share a condition. */
export interface Block {
  readonly id: string;
  readonly title: string;
  readonly when: Condition | null;
  /** Asked in these modes only; null for all. */
  readonly modes: readonly Mode[] | null;
  readonly elements: readonly Element[];
}

export type Element = Question | Note | Close;

/** A condition with the text that its author wrote. It holds only when true: unknown does not ask. */
export interface Condition {
  readonly source: string;
  readonly expression: Expression;
}

interface ElementBase {
  readonly id: string;
  readonly when: Condition | null;
  /** In these modes only; null for all of the block's. */
  readonly modes: readonly Mode[] | null;
  /** Words that depend on earlier answers, which the texts fill in by name. */
  readonly words: readonly Words[];
}

/** Something to read, on the page of the next question that is asked. */
export interface Note extends ElementBase {
  readonly kind: 'note';
  readonly text: Texts;
}

/** How an interview ended, in the field's terms; issue by issue these become final dispositions. */
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOMES = [
  'completed',
  'screened_out',
  'refused',
  'appointment',
  'call_back',
  'unusable',
  'closed',
] as const;

/** Ends the interview of whoever meets its condition; after it nothing is asked. */
export interface Close extends ElementBase {
  readonly kind: 'close';
  readonly outcome: Outcome;
  /** The last page; null for the study's own thanks. */
  readonly text: Texts | null;
}

/** Words by the first variant whose condition holds. */
export interface Words {
  readonly name: string;
  readonly variants: readonly Variant[];
}

export interface Variant {
  /** Null for everybody whom no variant before it fits. */
  readonly when: Condition | null;
  readonly text: Texts;
}

/** Something that answers should not be together. */
export interface Check {
  readonly id: string;
  /** Hard: must be put right. Soft: may be confirmed, which is kept in the variable of the check's id. */
  readonly kind: 'hard' | 'soft';
  /** What should not be. */
  readonly when: Condition;
  readonly text: Texts;
}

/** What an interviewer does with the options. */
export type Reading = 'read_out' | 'do_not_read_out' | 'prompt';

export type Question = SingleQuestion | MultipleQuestion | MainQuestion | GridQuestion | NumberQuestion | TextQuestion;

interface QuestionBase extends ElementBase {
  readonly text: Texts;
  readonly hint: Texts | null;
  /** What the question means by its words, for those who want to know. */
  readonly definition: Texts | null;
  /** What an interviewer may add when asked; online it stands with the definition. */
  readonly addIfNecessary: Texts | null;
  readonly reading: Reading | null;
  /** For the interviewer alone. */
  readonly interviewerNote: string | null;
  /** What tables and reports call it. */
  readonly label: string;
  /** Who is meant to be asked, as its author states it; the routes are held to it. Null where nothing is stated. */
  readonly base: Condition | null;
  /** May be left blank, which is recorded as refused. */
  readonly optional: boolean;
  /** The words that offer “don’t know” and “prefer not to say”. By telephone they are coded, and never read out. */
  readonly dontKnow: Offer;
  readonly refused: Offer;
  /** Neighbours with the same page stand on one; null for a page of its own. */
  readonly page: string | null;
  readonly checks: readonly Check[];
  /** Its identity across waves and studies. */
  readonly item: string;
  /** One of the questionnaire's sources, for an item taken from elsewhere. */
  readonly source: string | null;
}

export interface SingleQuestion extends QuestionBase {
  readonly kind: 'single';
  readonly options: readonly Option[];
  /** The scale of the file that its options are; null for a list of its own. */
  readonly scale: string | null;
  /** Shown as a drop-down, for long lists. */
  readonly list: boolean;
  /** The number question whose answer its options are bands of. */
  readonly estimates: string | null;
}

export interface MultipleQuestion extends QuestionBase {
  readonly kind: 'multiple';
  readonly options: readonly Option[];
  /** The scale of the file that its options are; null for a list of its own. */
  readonly scale: string | null;
  /** Most options that may be picked; null for no limit. */
  readonly most: number | null;
}

/** “Which ONE of these is the main reason?”: offers only what was picked in the multiple question `of`. */
export interface MainQuestion extends QuestionBase {
  readonly kind: 'main';
  readonly of: string;
}

/** Several statements on one scale; each row is a variable `id_row`, and `id_row_column` in its further columns. */
export interface GridQuestion extends QuestionBase {
  readonly kind: 'grid';
  readonly rows: readonly GridRow[];
  readonly options: readonly Option[];
  /** The scale of the file that its options are; null for a list of its own. */
  readonly scale: string | null;
  /** Further answers a row, beside the one on `options`. */
  readonly columns: readonly GridColumn[];
}

export interface GridRow {
  readonly code: string;
  readonly text: Texts;
  readonly label: string;
  readonly when: Condition | null;
}

export interface GridColumn {
  readonly code: string;
  readonly text: Texts;
  readonly label: string;
  readonly options: readonly Option[];
  /** The scale of the file that its options are; null for a list of its own. */
  readonly scale: string | null;
}

/** A whole number within a range. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  /** What can be said instead of a number, such as “not applicable”; it is kept in the variable `id_instead`. */
  readonly instead: readonly Option[];
}

export interface TextQuestion extends QuestionBase {
  readonly kind: 'text';
  readonly long: boolean;
  /** Most characters that are kept. */
  readonly most: number;
}

export interface Option {
  readonly code: string;
  readonly text: Texts;
  /** What tables call it. */
  readonly label: string;
  /** Its number in data files; null where the file gives none. */
  readonly value: number | null;
  /** Cannot be picked together with any other option, such as “None of these”. */
  readonly exclusive: boolean;
  /** Offered only then. */
  readonly when: Condition | null;
  /** The words above a line to write in; its text is the variable `id_code_text`. Null where there is none. */
  readonly specify: Texts | null;
}

/** Most characters that are kept of what is written in beside an option. */
export const SPECIFY_MOST = 200;
