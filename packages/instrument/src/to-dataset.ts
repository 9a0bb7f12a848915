import { type Dataset, datasetOf } from '@earshot/dataset';
import { type Answers, pathOf } from './path.ts';
import type { Questionnaire } from './questionnaire.ts';
import { questionnaireVariables } from './variables.ts';

/** What one person has given: their answers, and what the sample knew of them before. */
export interface Interview {
  readonly answers: Answers;
  readonly sample: Answers;
  readonly simulated: boolean;
}

/** Interviews as a dataset: each person's path is replayed, so that only answers on it are there. */
export function interviewDataset(
  name: string,
  questionnaire: Questionnaire,
  interviews: readonly Interview[],
): Dataset {
  const rows = interviews.map(({ answers, sample }) => pathOf(questionnaire, answers, sample).values);
  const simulated = interviews.filter((interview) => interview.simulated).length;
  return datasetOf(name, questionnaireVariables(questionnaire), rows, simulated);
}
