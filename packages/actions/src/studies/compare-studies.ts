import { type ComparedItem, compareQuestionnaires } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import { questionnaireIn } from './questionnaire-in.ts';
import type { StudyFolder } from './read-study.ts';

/** Compares the questionnaires of two folders, item by item; or says what keeps them from being read. */
export function compareStudies(
  earlier: StudyFolder,
  later: StudyFolder,
): { items: ComparedItem[] | null; problems: Problem[] } {
  const [before, after] = [earlier, later].map(questionnaireIn);
  const problems = [...before!.problems, ...after!.problems];
  if (!before!.questionnaire || !after!.questionnaire) return { items: null, problems };
  return { items: compareQuestionnaires(before!.questionnaire, after!.questionnaire), problems };
}
