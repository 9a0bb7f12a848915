import { questionnaireVariables } from '@earshot/instrument';
import { type ConditionWords, conditionWordsFor } from '../codebook/condition-words.ts';
import type { ExportedStudy } from '../codebook/exported-study.ts';
import { type Edition, editionsOf } from '../codebook/said-texts.ts';
import { SpecialisedTexts } from './specialised-texts.ts';

/** What the variables of a Triple-S file are written from. */
export interface TripleSContext {
  readonly editions: readonly Edition[];
  readonly texts: SpecialisedTexts;
  readonly inWords: ConditionWords;
}

export function tripleSContext(study: ExportedStudy): TripleSContext {
  return {
    editions: editionsOf(study),
    texts: new SpecialisedTexts(study),
    inWords: conditionWordsFor(questionnaireVariables(study.questionnaire)),
  };
}
