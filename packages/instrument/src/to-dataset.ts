import { type Dataset, datasetOf } from '@earshot/dataset';
import { type Answers, pathOf } from './path.ts';
import type { Mode, Questionnaire } from './questionnaire.ts';
import { questionnaireVariables } from './variables.ts';

/** What one person has given: their answers, the mode of the latest, and what the sample knew of them before. */
export interface Interview {
  readonly answers: Answers;
  readonly sample: Answers;
  /** A close of another mode than this has not ended it. Null where nothing was answered. */
  readonly mode: Mode | null;
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
    .map(({ answers, sample, mode, simulated }) => ({ path: pathOf(questionnaire, answers, sample, mode), simulated }))
    .filter(({ path }) => path.close === null || path.close.outcome === 'completed');
  const rows = respondents.map(({ path }) => path.values);
  const simulated = respondents.filter((respondent) => respondent.simulated).length;
  return datasetOf(name, questionnaireVariables(questionnaire), rows, simulated);
}
