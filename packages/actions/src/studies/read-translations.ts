import { type Questionnaire, readTranslation } from '@earshot/instrument';
import { type Problem, readPlan } from '@earshot/planfile';
import type { StudyFolder } from './read-study.ts';

const FILE = /^questionnaire\.([a-z]{2,3}(?:-[A-Z]{2})?)\.yml$/;

/**
 * Reads a questionnaire's other languages, each from `questionnaire.cy.yml` beside it. A language without its file, and
 * a file whose language the questionnaire does not name, are problems.
 */
export function readTranslations(
  folder: StudyFolder,
  questionnaire: Questionnaire,
): { translations: ReadonlyMap<string, Questionnaire>; problems: Problem[] } {
  const problems: Problem[] = [];
  const translations = new Map<string, Questionnaire>();
  const found = (folder.files?.() ?? []).flatMap((file) => FILE.exec(file)?.[1] ?? []);
  for (const language of new Set([...questionnaire.languages, ...found])) {
    const name = `questionnaire.${language}.yml`;
    const text = folder.read(name);
    if (text === null) {
      problems.push(withoutFile(folder, questionnaire, language));
      continue;
    }
    const read = readTranslation(folder.name(name), text, questionnaire);
    problems.push(...read.problems);
    if (read.questionnaire) translations.set(language, read.questionnaire);
  }
  return { translations, problems };
}

function withoutFile(folder: StudyFolder, { languages }: Questionnaire, language: string): Problem {
  const file = folder.name('questionnaire.yml');
  const { plan } = readPlan(file, folder.read('questionnaire.yml') ?? '');
  const place = plan?.placeOf(['languages', languages.indexOf(language)]) ?? { file, line: 1, column: 1 };
  const sentence = `There is no questionnaire.${language}.yml beside the questionnaire, which names “${language}” as one of its languages.`;
  return { code: 'language-without-file', severity: 'error', place, sentence };
}
