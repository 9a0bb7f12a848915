import type { QuestionnaireFile } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import { formFiles, type ImportedForm, Translations } from '../form/form-file.ts';
import { NameBook } from '../form/name-book.ts';
import { rowProblems, type SourceRow } from '../form/source-row.ts';
import { ChoiceLists } from './choice-lists.ts';
import { type FormLanguage, languagesOf } from './form-languages.ts';
import type { FormReading } from './form-reader.ts';
import { type FormSheet, rowsOf } from './form-sheets.ts';
import { formTree, leavesOf } from './form-tree.ts';
import { FormVariables } from './form-variables.ts';
import { FormWords } from './form-words.ts';
import { SurveyReader } from './read-survey.ts';

/** More rows than any form has; beyond, the work could take minutes. */
const MOST_ROWS = 20_000;

/**
 * Imports an XLSForm: the sheets survey, choices and settings of a workbook, as a reader of workbooks gives them. Every
 * row comes back with what became of it, and nothing is left out without a word.
 * @param file its name, for places and for the first line of our files.
 */
export function importXlsform(file: string, sheets: readonly FormSheet[]): ImportedForm {
  const survey = rowsOf(sheets, 'survey');
  if (survey.length === 0) return refused(file, 'The workbook has no sheet “survey” with rows, so it is no XLSForm.');
  if (!survey.some((row) => row.columns.includes('type'))) {
    return refused(file, 'The sheet “survey” has no column “type”, so it is no XLSForm.');
  }
  const choices = rowsOf(sheets, 'choices');
  if (survey.length + choices.length > MOST_ROWS) {
    return refused(file, `The form has more than ${MOST_ROWS} rows; import it in parts.`);
  }
  const [settings = null, ...moreSettings] = rowsOf(sheets, 'settings');
  const title = settings?.take('form_title') || file.replace(/\.[a-z]+$/i, '');
  const languages = languagesOf([...survey, ...choices], settings?.take('default_language') ?? '');
  const translations = new Translations(languages.slice(1).flatMap(({ code }) => (code === '' ? [] : [code])));
  const form = formTree(survey);
  const reading = readingOf(
    languages,
    translations,
    choices,
    leavesOf(form).map(({ type }) => (type.is === 'choice' ? type.list : '')),
  );
  const reader = new SurveyReader(form, reading);
  reader.read(title);
  settings?.carry();
  const rows = [...survey, ...settledChoices(choices), ...(settings ? [settings] : []), ...moreSettings].map((row) =>
    row.finished(),
  );
  const problems = [...languageProblems(file, languages), ...rowProblems(file, rows)];
  if (reader.blocks.length === 0) {
    const sentence = 'Nothing of the form could be carried over, so there is no questionnaire.';
    return { ...refused(file, sentence), rows, problems: [...problems, ...refused(file, sentence).problems] };
  }
  const questionnaire = questionnaireOf(title, languages, reader, reading);
  return { questionnaire, files: formFiles(questionnaire, translations, file), rows, problems };
}

function readingOf(
  languages: readonly FormLanguage[],
  translations: Translations,
  choices: readonly SourceRow[],
  lists: readonly string[],
): FormReading {
  const uses = new Map<string, number>();
  for (const list of lists) if (list !== '') uses.set(list, (uses.get(list) ?? 0) + 1);
  return {
    words: new FormWords(languages, translations),
    translations,
    lists: new ChoiceLists(choices),
    uses,
    variables: new FormVariables(),
    names: new NameBook(),
    scales: {},
    standAlone: new Map(),
    scaleNames: new Map(),
    scaleBook: new NameBook(),
    gridBooks: new Map(),
  };
}

/** A list that no row uses is not carried, and said. */
function settledChoices(choices: readonly SourceRow[]): readonly SourceRow[] {
  for (const row of choices) if (!row.isSettled) row.refuse('No question that is carried over uses its list.');
  return choices;
}

function questionnaireOf(
  title: string,
  [own, ...others]: readonly FormLanguage[],
  reader: SurveyReader,
  { scales }: FormReading,
): QuestionnaireFile {
  const languages = others.flatMap(({ code }) => (code === '' ? [] : [code]));
  return {
    title,
    language: own!.code,
    ...(languages.length > 0 ? { languages } : {}),
    ...(Object.keys(reader.sample).length > 0 ? { sample: reader.sample } : {}),
    ...(Object.keys(scales).length > 0 ? { scales } : {}),
    blocks: reader.blocks,
  };
}

function languageProblems(file: string, languages: readonly FormLanguage[]): Problem[] {
  return languages.slice(1).flatMap(({ name, code }) => {
    if (code !== '') return [];
    const sentence = `The language “${name}” has no code, so its texts are not carried: write it as “${name} (xx)”.`;
    return [{ code: 'import-language', severity: 'warning', place: { file, line: 1, column: 1 }, sentence }];
  });
}

function refused(file: string, sentence: string): ImportedForm {
  const problem: Problem = { code: 'import-no-form', severity: 'error', place: { file, line: 1, column: 1 }, sentence };
  return { questionnaire: null, files: new Map(), rows: [], problems: [problem] };
}
