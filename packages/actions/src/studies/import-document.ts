import { type ImportedNotation, importNotation, type LineOutcome } from '@earshot/notation';
import type { Problem } from '@earshot/planfile';
import { stringify } from 'yaml';
import { type DocumentFile, documentText } from './document-text.ts';
import { importReport } from './import-report.ts';

/** What became of a document. */
export interface ImportedDocument {
  /** The files of the study by name; null when nothing could be made of the document, and problems say why. */
  readonly files: ReadonlyMap<string, string> | null;
  readonly lines: readonly LineOutcome[];
  readonly problems: readonly Problem[];
  /** Questions in the result. */
  readonly questions: number;
}

/**
 * Makes the folder of a study from a document in which a questionnaire is written in agencies’ scripting notation:
 * questionnaire.yml, a study.yml to be filled in, and import.md, which lists what was not understood. Nothing is stored.
 * @param section reads only the part under the heading that begins so.
 */
export async function importDocument(document: DocumentFile, section?: string): Promise<ImportedDocument> {
  const text = await documentText(document);
  if (typeof text !== 'string')
    return refused({ ...text, severity: 'error', place: { file: document.name, line: 1, column: 1 } });
  const settings = section === undefined ? { file: document.name } : { file: document.name, section };
  const imported = importNotation(text, settings);
  const { questionnaire, lines, problems } = imported;
  if (!questionnaire) return { files: null, lines, problems, questions: 0 };
  const questions = questionnaire.blocks
    .flatMap((block) => block.questions)
    .filter(({ kind }) => kind !== 'note' && kind !== 'close').length;
  return { files: filesOf(document.name, questionnaire.title, imported), lines, problems, questions };
}

function filesOf(name: string, title: string, imported: ImportedNotation): ReadonlyMap<string, string> {
  return new Map([
    ['questionnaire.yml', imported.yaml],
    ['study.yml', studyText(name, title)],
    ['import.md', importReport(name, imported)],
  ]);
}

/** A study.yml that says of everything a document cannot tell that it has to be written. */
export function studyText(name: string, title: string): string {
  const head = `# Made by \`earshot import\` from ${name}. All but the title has to be written.\n`;
  const study = {
    title,
    summary: 'To be written: what the study asks and why.',
    organisation: 'To be written',
    contact: 'to-be-written@example.org',
    welcome: 'To be written: who asks, what for, how long it takes, and what happens with the answers.',
    consent: 'To be written: the words that people agree to',
    thanks: 'To be written: what stands after the last question.',
  };
  return `${head}${stringify(study, { lineWidth: 0 })}`;
}

function refused(problem: Problem): ImportedDocument {
  return { files: null, lines: [], problems: [problem], questions: 0 };
}
