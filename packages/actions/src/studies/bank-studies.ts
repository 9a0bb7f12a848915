import { type QuestionBank, questionBank } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import { questionnaireIn } from './questionnaire-in.ts';
import type { StudyFolder } from './read-study.ts';

/** The items of some studies, given from the earliest wave to the latest; or what keeps one of them from being read. */
export function bankStudies(folders: readonly StudyFolder[]): { bank: QuestionBank | null; problems: Problem[] } {
  const read = folders.map((folder) => ({ name: nameAmong(folders, folder), ...questionnaireIn(folder) }));
  const problems = read.flatMap((one) => one.problems);
  const waves = read.flatMap(({ name, questionnaire }) => (questionnaire ? [{ name, questionnaire }] : []));
  return { bank: waves.length === read.length ? questionBank(waves) : null, problems };
}

/** A folder's own name; its path where another folder has the same name. */
function nameAmong(folders: readonly StudyFolder[], folder: StudyFolder): string {
  const alike = folders.filter((other) => other.id === folder.id);
  return alike.length === 1 ? folder.id : folder.name('questionnaire.yml').replace(/[\\/]?questionnaire\.yml$/, '');
}
