import type { Leanings, Questionnaire } from '@earshot/instrument';
import type { TablePlan } from '@earshot/tables';

/** A study's folder, read and checked: everything that the study decides. */
export interface Study {
  /** The folder's name, which is also its part of web addresses. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly organisation: string;
  readonly contact: string;
  /** Markdown, before the first question and after the last. */
  readonly welcome: string;
  readonly thanks: string;
  /** The words of the box that a person ticks to take part. */
  readonly consent: string;
  readonly questionnaire: Questionnaire;
  /** SHA-256 of questionnaire.yml, hexadecimal: which wording an answer was given to. */
  readonly questionnaireHash: string;
  readonly plan: TablePlan;
  readonly leanings: Leanings | null;
  /** report.md as written; it is bound to tables when they are built. */
  readonly report: { readonly file: string; readonly text: string };
}
