import { type Mode, type Path, type Questionnaire, wordingFor } from '@earshot/instrument';
import type { ConsentPurpose, ConsentQuestion } from '../plan.ts';

/** What a person said to one question about being contacted again, in the words that they were asked in. */
export interface ConsentSaid {
  readonly purpose: ConsentPurpose;
  readonly question: string;
  readonly given: boolean;
  /** The question and the answer, as they were read. */
  readonly words: string;
}

/**
 * What an interview says about being contacted again, by purpose. Only a clear yes is one: whoever does not know, or would
 * rather not say, has not agreed. A question that was not asked says nothing, and is left out.
 */
export function consentsSaid(
  consents: readonly ConsentQuestion[],
  { questionnaire, path, mode }: { questionnaire: Questionnaire; path: Path; mode: Mode },
): ConsentSaid[] {
  const say = wordingFor(questionnaire, path.values, mode);
  return consents.flatMap(({ purpose, question: id, yes }) => {
    const step = path.answered.find(({ question }) => question.id === id);
    const value = path.values[id];
    if (step?.question.kind !== 'single' || !value) return [];
    const { question } = step;
    const code = value.state === 'answered' ? value.value : null;
    const option = question.options.find((one) => one.code === code);
    const answer = option ? say(option.text, question) : value.state === 'dont_know' ? 'Don’t know' : 'No answer';
    return [{ purpose, question: id, given: code === yes, words: `${say(question.text, question)}\n${answer}` }];
  });
}
