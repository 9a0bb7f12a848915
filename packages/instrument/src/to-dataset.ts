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

/**
 * Interviews as a dataset: each person's path is replayed, so that only answers on it are there. Whose interview a close
 * ended with another outcome than completed, such as screened out, is no respondent, and has no row.
 */
export function interviewDataset(
  name: string,
  questionnaire: Questionnaire,
  interviews: readonly Interview[],
): Dataset {
  const respondents = interviews
    .map(({ answers, sample, simulated }) => ({ path: pathOf(questionnaire, answers, sample), simulated }))
    .filter(({ path }) => path.close === null || path.close.outcome === 'completed');
  const rows = respondents.map(({ path }) => path.values);
  const simulated = respondents.filter((respondent) => respondent.simulated).length;
  return datasetOf(name, questionnaireVariables(questionnaire), rows, simulated);
}
