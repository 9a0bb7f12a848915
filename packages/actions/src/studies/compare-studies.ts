import {
  type ComparedQuestion,
  compareQuestionnaires,
  type Questionnaire,
  readQuestionnaire,
} from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import type { StudyFolder } from './read-study.ts';

/** Compares the questionnaires of two folders, question by question; or says what keeps them from being read. */
export function compareStudies(
  earlier: StudyFolder,
  later: StudyFolder,
): { questions: ComparedQuestion[] | null; problems: Problem[] } {
  const [before, after] = [earlier, later].map(questionnaireIn);
  const problems = [...before!.problems, ...after!.problems];
  if (!before!.questionnaire || !after!.questionnaire) return { questions: null, problems };
  return { questions: compareQuestionnaires(before!.questionnaire, after!.questionnaire), problems };
}

function questionnaireIn(folder: StudyFolder): { questionnaire: Questionnaire | null; problems: Problem[] } {
  const file = folder.name('questionnaire.yml');
  const text = folder.read('questionnaire.yml');
  if (text !== null) return readQuestionnaire(file, text);
  const sentence = 'There is no questionnaire here.';
  const place = { file, line: 1, column: 1 };
  return { questionnaire: null, problems: [{ code: 'study-file-missing', severity: 'error', place, sentence }] };
}
