import { type Questionnaire, readQuestionnaire } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import type { StudyFolder } from './read-study.ts';

/** The questionnaire of a folder, which need hold nothing else; or null, with every problem that keeps it from being read. */
export function questionnaireIn(folder: StudyFolder): { questionnaire: Questionnaire | null; problems: Problem[] } {
  const file = folder.name('questionnaire.yml');
  const text = folder.read('questionnaire.yml');
  if (text !== null) return readQuestionnaire(file, text);
  const sentence = 'There is no questionnaire here.';
  const place = { file, line: 1, column: 1 };
  return { questionnaire: null, problems: [{ code: 'study-file-missing', severity: 'error', place, sentence }] };
}
