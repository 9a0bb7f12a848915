import { exportDdi, exportTripleS, exportWord, exportXlsform } from '@earshot/exchange';
import { type Questionnaire, readQuestionnaire } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import { exportedStudy } from './exported-study.ts';
import type { StudyFolder } from './read-study.ts';
import { readTranslations } from './read-translations.ts';
import { workbookOf } from './workbook.ts';

/** A questionnaire in somebody else’s format. */
export interface ExportedQuestionnaire {
  readonly bytes: Uint8Array;
  /** What the format cannot hold, as sentences. */
  readonly lost: readonly string[];
}

/** What a format is written from. */
export interface ExportSource {
  readonly folder: StudyFolder;
  /** The questionnaire in the language asked for, or its own. */
  readonly questionnaire: Questionnaire;
  /** The same in the other languages; empty where one language is asked for. */
  readonly translations: ReadonlyMap<string, Questionnaire>;
  /** The questionnaire’s own language, which labels for tables are in. */
  readonly ownLanguage: string;
  /** The day of the export, YYYY-MM-DD. */
  readonly date: string;
}

const WRITERS = {
  xlsform: async ({ questionnaire, translations }: ExportSource): Promise<ExportedQuestionnaire> => {
    const { sheets, lost } = exportXlsform(questionnaire, [...translations.values()]);
    return { bytes: await workbookOf(sheets), lost };
  },
  ddi: async (source) => written(exportDdi(exportedStudy(source))),
  'triple-s': async (source) => written(exportTripleS(exportedStudy(source))),
  word: async (source) => ({ bytes: await exportWord(exportedStudy(source)), lost: otherLanguages(source) }),
} satisfies Record<string, (source: ExportSource) => Promise<ExportedQuestionnaire>>;

function written({ xml, lost }: { xml: string; lost: readonly string[] }): ExportedQuestionnaire {
  return { bytes: new TextEncoder().encode(xml), lost };
}

/** A document for review is in one language. */
function otherLanguages({ translations }: ExportSource): string[] {
  const others = [...translations.keys()];
  return others.length === 0
    ? []
    : [`A document has one language; ask for others with --language: ${others.join(', ')}.`];
}

export type ExportFormat = keyof typeof WRITERS;
/** The formats in which a questionnaire can be written, by the names that people give. */
export const EXPORT_FORMATS = Object.keys(WRITERS) as readonly ExportFormat[];

/**
 * Writes a study’s questionnaire in another format. The folder may hold nothing but a questionnaire.yml. Either it is
 * written, with warnings at most, or every problem comes back.
 * @param language asks for one language; null for all that the format can hold.
 */
export async function exportQuestionnaire(
  folder: StudyFolder,
  format: ExportFormat,
  language: string | null,
  date: string,
): Promise<{ exported: ExportedQuestionnaire | null; problems: readonly Problem[] }> {
  const read = readWords(folder, language);
  if (!read.source) return { exported: null, problems: read.problems };
  return { exported: await WRITERS[format]({ ...read.source, folder, date }), problems: read.problems };
}

function readWords(
  folder: StudyFolder,
  language: string | null,
): { source: Omit<ExportSource, 'folder' | 'date'> | null; problems: readonly Problem[] } {
  const file = folder.name('questionnaire.yml');
  const text = folder.read('questionnaire.yml');
  if (text === null)
    return refused('study-file-missing', file, 'There is no questionnaire.yml here, so there is nothing to export.');
  const { questionnaire, problems } = readQuestionnaire(file, text);
  if (!questionnaire) return { source: null, problems };
  const { translations, problems: ofTranslations } = readTranslations(folder, questionnaire);
  const all = [...problems, ...ofTranslations];
  const ownLanguage = questionnaire.language;
  if (language === null) return { source: { questionnaire, translations, ownLanguage }, problems: all };
  const wanted = language === ownLanguage ? questionnaire : translations.get(language);
  if (wanted) return { source: { questionnaire: wanted, translations: new Map(), ownLanguage }, problems: all };
  const there = [questionnaire.language, ...translations.keys()].join(', ');
  const none = refused('export-language', file, `The questionnaire is not there in “${language}”; it is in: ${there}.`);
  return { source: null, problems: [...all, ...none.problems] };
}

function refused(code: string, file: string, sentence: string): { source: null; problems: Problem[] } {
  return { source: null, problems: [{ code, severity: 'error', place: { file, line: 1, column: 1 }, sentence }] };
}
