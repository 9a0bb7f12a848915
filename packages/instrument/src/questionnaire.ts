import type { Expression, Variable } from '@earshot/dataset';

/** How a question is put: on the person's own screen, or read out by an interviewer. */
export type Mode = 'web' | 'telephone';
export const MODES: readonly Mode[] = ['web', 'telephone'];

/** A text for every mode. `{name}` and `{name|text when empty}` in it are filled from earlier answers. */
export type Texts = Readonly<Record<Mode, string>>;

/** A checked questionnaire: every name in it exists, every condition reads only what stands before it. */
export interface Questionnaire {
  readonly title: string;
  readonly modes: readonly Mode[];
  /** Known of a person before the first question, such as region; conditions and fills may read them. */
  readonly sample: readonly Variable[];
  readonly blocks: readonly Block[];
}

/** Questions that belong together and share a condition. */
export interface Block {
  readonly id: string;
  readonly title: string;
  readonly when: Condition | null;
  readonly questions: readonly Question[];
}

/** A condition with the text that its author wrote. It holds only when true: unknown does not ask. */
export interface Condition {
  readonly source: string;
  readonly expression: Expression;
}

export type Question = SingleQuestion | MultipleQuestion | MainQuestion | GridQuestion | NumberQuestion | TextQuestion;

interface QuestionBase {
  readonly id: string;
  readonly text: Texts;
  readonly hint: Texts | null;
  /** What tables and reports call it. */
  readonly label: string;
  readonly when: Condition | null;
  /** Who is meant to be asked, as its author states it; the routes are held to it. Null where nothing is stated. */
  readonly base: Condition | null;
  /** May be left blank, which is recorded as refused. */
  readonly optional: boolean;
  /** The words that offer “don’t know” and “prefer not to say”; null where they are not offered. */
  readonly dontKnow: string | null;
  readonly refused: string | null;
}

export interface SingleQuestion extends QuestionBase {
  readonly kind: 'single';
  readonly options: readonly Option[];
  /** Shown as a drop-down, for long lists. */
  readonly list: boolean;
}

export interface MultipleQuestion extends QuestionBase {
  readonly kind: 'multiple';
  readonly options: readonly Option[];
  /** Most options that may be picked; null for no limit. */
  readonly most: number | null;
}

/** “Which ONE of these is the main reason?”: offers only what was picked in the multiple question `of`. */
export interface MainQuestion extends QuestionBase {
  readonly kind: 'main';
  readonly of: string;
}

/** Several statements on one scale; each row is a variable `id_row`. */
export interface GridQuestion extends QuestionBase {
  readonly kind: 'grid';
  readonly rows: readonly GridRow[];
  readonly options: readonly Option[];
}

export interface GridRow {
  readonly code: string;
  readonly text: string;
  readonly label: string;
}

/** A whole number within a range. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly unit: string;
  readonly least: number;
  readonly most: number;
}

export interface TextQuestion extends QuestionBase {
  readonly kind: 'text';
  readonly long: boolean;
  /** Most characters that are kept. */
  readonly most: number;
}

export interface Option {
  readonly code: string;
  readonly label: string;
  /** Cannot be picked together with any other option, such as “None of these”. */
  readonly exclusive: boolean;
}
