import type { Mode, Questionnaire, Texts } from '@earshot/instrument';
import { questionnaireVariables } from '@earshot/instrument';
import { type ConditionWords, conditionWordsFor } from '../codebook/condition-words.ts';
import type { ExportedStudy } from '../codebook/exported-study.ts';
import { type Anchor, type PaperWords, paperWords } from './paper-words.ts';

/** What the parts of the document are written from. */
export interface PaperContext {
  readonly questionnaire: Questionnaire;
  readonly words: PaperWords;
  readonly inWords: ConditionWords;
  /** Of questions, notes and closes, by id. Word takes names of 40 characters at most, which an id can exceed. */
  readonly anchors: ReadonlyMap<string, Anchor>;
}

export function paperContext({ questionnaire, labelLanguage }: ExportedStudy): PaperContext {
  const elements = questionnaire.blocks.flatMap((block) => block.elements);
  return {
    questionnaire,
    words: paperWords(questionnaire.language, labelLanguage),
    inWords: conditionWordsFor(questionnaireVariables(questionnaire)),
    anchors: new Map(elements.map(({ id }, index) => [id, { name: `element${index + 1}`, number: index + 1 }])),
  };
}

export const MODE_LABELS: Readonly<Record<Mode, string>> = { web: 'Online', telephone: 'Telephone' };

/** A text for each mode in which it differs; one, without a mode, where all say the same. */
export function byMode(texts: Texts | null, modes: readonly Mode[]): { mode: Mode | null; text: string }[] {
  if (!texts) return [];
  const told = modes.map((mode) => ({ mode, text: texts[mode] })).filter(({ text }) => text !== '');
  const first = told[0];
  if (first && told.every(({ text }) => text === first.text)) return [{ mode: null, text: first.text }];
  return told;
}
