import type { Questionnaire } from '@earshot/instrument';

/** A questionnaire, and what a document or codebook says about it on its first page. */
export interface ExportedStudy {
  /** The study's short name: letters, digits, hyphens. */
  readonly id: string;
  readonly title: string;
  /** Who runs it, what it is about and whom to ask; null where that is not known. */
  readonly organisation: string | null;
  readonly summary: string | null;
  readonly contact: string | null;
  /** SHA-256 of questionnaire.yml, hexadecimal: which wording this is. */
  readonly version: string;
  /** The day of the export, YYYY-MM-DD. Handed in, so that the same questionnaire gives the same file. */
  readonly date: string;
  /** In the language that is to be written, or that comes first. */
  readonly questionnaire: Questionnaire;
  /** The language of labels for tables, which are the same in every language. */
  readonly labelLanguage: string;
  /** The same questionnaire in other languages, by language. */
  readonly translations: ReadonlyMap<string, Questionnaire>;
}

/** As much of the version as people compare by eye. */
export function shortVersion({ version }: ExportedStudy): string {
  return version.slice(0, 12);
}
