import type { Mode, Questionnaire } from '@earshot/instrument';
import { FormWriter } from './export-form.ts';
import { ExportLanguages, languageName, SURVEY_COLUMNS, sheetOf } from './export-sheet.ts';

/** A sheet of an exported workbook, row by row from its header. */
export interface ExportedSheet {
  readonly sheet: string;
  readonly data: readonly (readonly (string | number | null)[])[];
}

/** An exported form: its sheets, and in sentences what XLSForms cannot hold. */
export interface ExportedXlsform {
  readonly sheets: readonly ExportedSheet[];
  readonly lost: readonly string[];
}

/**
 * Writes a questionnaire as an XLSForm, so that the same answers are asked the same questions. What people do not
 * know (`-88`) or prefer not to say (`-99`) are choices there; beside a number or a text they stand in a row of their
 * own, `hours_instead`.
 * @param translations the same questionnaire in other languages.
 * @param mode whose texts and questions are written; an XLSForm has one wording.
 */
export function exportXlsform(
  questionnaire: Questionnaire,
  translations: readonly Questionnaire[] = [],
  mode: Mode = questionnaire.modes[0] ?? 'web',
): ExportedXlsform {
  const languages = new ExportLanguages([questionnaire, ...translations], mode);
  const writer = new FormWriter(languages);
  writer.write();
  const survey = SURVEY_COLUMNS.flatMap((column) => (TRANSLATED.has(column) ? languages.columns(column) : [column]));
  const settings = settingsOf(questionnaire, translations.length > 0);
  return {
    sheets: [
      { sheet: 'survey', data: sheetOf(survey, writer.rows) },
      { sheet: 'choices', data: sheetOf(writer.lists.columns(), writer.lists.rows) },
      { sheet: 'settings', data: sheetOf(Object.keys(settings), [settings]) },
    ],
    lost: writer.lost.sentences(),
  };
}

const TRANSLATED: ReadonlySet<string> = new Set(['label', 'hint', 'guidance_hint', 'constraint_message']);

function settingsOf({ title, language }: Questionnaire, isTranslated: boolean): Record<string, string> {
  const id =
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_+|_+$/g, '') || 'questionnaire';
  const named = isTranslated || language !== 'en' ? { default_language: languageName(language) } : {};
  return { form_title: title, form_id: id, ...named };
}
