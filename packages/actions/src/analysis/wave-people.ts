import type { Dataset } from '@earshot/dataset';
import { type Interview, interviewDataset, pathOf } from '@earshot/instrument';
import type { Study } from '../study.ts';

/** Respondents of a wave, and who each row is: the same in every wave. */
export interface WavePeople {
  readonly dataset: Dataset;
  readonly people: readonly string[];
}

/** The dataset of a wave with the key of each row. Whose interview a close ended otherwise than completed has no row. */
export function wavePeople(
  { title, questionnaire }: Study,
  interviews: readonly (Interview & { readonly key: string })[],
): WavePeople {
  const respondents = interviews.filter(({ answers, sample, mode }) => {
    const { close } = pathOf(questionnaire, answers, sample, mode);
    return close === null || close.outcome === 'completed';
  });
  const dataset = interviewDataset(title, questionnaire, respondents);
  if (dataset.rows !== respondents.length) throw new Error('wavePeople: a respondent has no row.');
  return { dataset, people: respondents.map(({ key }) => key) };
}
