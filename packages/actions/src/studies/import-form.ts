import { extname } from 'node:path';
import { type ImportedForm, type ImportedRow, importLimesurvey, importXlsform } from '@earshot/exchange';
import type { Problem } from '@earshot/planfile';
import type { DocumentFile, Unreadable } from './document-text.ts';
import { formReport } from './form-report.ts';
import { studyText } from './import-document.ts';
import { sheetsOfWorkbook } from './workbook.ts';

/** What became of a form of another program. */
export interface ImportedFormStudy {
  /** The files of the study by name; null when nothing could be made of the form, and problems say why. */
  readonly files: ReadonlyMap<string, string> | null;
  readonly rows: readonly ImportedRow[];
  readonly problems: readonly Problem[];
  /** Questions in the result. */
  readonly questions: number;
}

const READERS: Readonly<Record<string, (file: DocumentFile) => Promise<ImportedForm | Unreadable>>> = {
  '.xlsx': async ({ name, bytes }) => {
    const sheets = await sheetsOfWorkbook(bytes);
    return 'sentence' in sheets ? sheets : importXlsform(name, sheets);
  },
  '.lss': async ({ name, bytes }) => {
    try {
      return importLimesurvey(name, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const sentence = 'The survey is not text in the encoding UTF-8. Export it from LimeSurvey again.';
      return { code: 'document-not-utf-8', sentence };
    }
  },
};

/** Whether a file’s name says that it is a form of another program, which is read by its cells and not as text. */
export function isForm(name: string): boolean {
  return Object.hasOwn(READERS, extname(name).toLowerCase());
}

/**
 * Makes the folder of a study from an XLSForm (.xlsx) or a survey of LimeSurvey’s (.lss): questionnaire.yml with its
 * other languages beside it, a study.yml to be filled in, and import.md, which says what became of every row. Nothing is
 * stored. Throws for a name that is no form’s.
 */
export async function importForm(file: DocumentFile): Promise<ImportedFormStudy> {
  const read = READERS[extname(file.name).toLowerCase()];
  if (!read) throw new Error(`${file.name} is no form’s name: isForm says whose is.`);
  const form = await read(file);
  if ('sentence' in form) {
    const place = { file: file.name, line: 1, column: 1 };
    return { files: null, rows: [], problems: [{ ...form, severity: 'error', place }], questions: 0 };
  }
  const { questionnaire, rows, problems } = form;
  if (!questionnaire) return { files: null, rows, problems, questions: 0 };
  const files = new Map([
    ...form.files,
    ['study.yml', studyText(file.name, questionnaire.title)],
    ['import.md', formReport(file.name, form)],
  ]);
  const elements = questionnaire.blocks.flatMap((block) => block.questions);
  return {
    files,
    rows,
    problems,
    questions: elements.filter(({ kind }) => kind !== 'note' && kind !== 'close').length,
  };
}
