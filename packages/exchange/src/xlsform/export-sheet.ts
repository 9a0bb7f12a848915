import type { Mode, Questionnaire, Texts } from '@earshot/instrument';

/** A row of an exported sheet, by the names of its columns; columns of texts are of one language each. */
export type ExportedRow = Readonly<Record<string, string | number>>;

/** The columns that every survey sheet has, in the order in which people expect them. */
export const SURVEY_COLUMNS = [
  'type',
  'name',
  'label',
  'hint',
  'guidance_hint',
  'required',
  'relevant',
  'constraint',
  'constraint_message',
  'appearance',
  'choice_filter',
  'calculation',
  'instance::unit',
] as const;
export const CHOICE_COLUMNS = ['list_name', 'name', 'label', 'data_value'] as const;

/** The same thing in each language of a form, the questionnaire’s own first. */
export type Worded<T> = readonly T[];

/** The languages of an exported form, and how its columns name them. */
export class ExportLanguages {
  /** The questionnaire in its own language, then in the others. */
  readonly questionnaires: readonly Questionnaire[];
  readonly mode: Mode;

  constructor(questionnaires: readonly Questionnaire[], mode: Mode) {
    this.questionnaires = questionnaires;
    this.mode = mode;
  }

  /** The columns of a text: one without a language where the form has only one. */
  columns(column: string): string[] {
    if (this.questionnaires.length === 1) return [column];
    return this.questionnaires.map(({ language }) => `${column}::${languageName(language)}`);
  }

  /** A text in its column for each language; nothing where there is none. */
  cells(column: string, texts: Worded<string | null>): Record<string, string> {
    return Object.fromEntries(
      this.columns(column).flatMap((name, index) => (texts[index] ? [[name, texts[index]] as const] : [])),
    );
  }

  /** What a text says in the form’s mode. */
  said(texts: Texts | null): string | null {
    return texts?.[this.mode] ?? null;
  }
}

/** A language as XLSForms name it: `Cymraeg (cy)`. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} (${code})`;
}

/** Rows as a sheet of cells under a header; columns that nothing uses are left out. */
export function sheetOf(columns: readonly string[], rows: readonly ExportedRow[]): (string | number | null)[][] {
  const used = columns.filter((column, index) => index < 2 || rows.some((row) => row[column] !== undefined));
  return [used, ...rows.map((row) => used.map((column) => row[column] ?? null))];
}
