import type { OpenedCall, OpenedInterview, TypedReach } from '@earshot/actions';
import { sayIn, wordsLanguage } from '../answering/words/catalogue.ts';
import { languageOfWords } from '../telephone/telephone-view.ts';

/**
 * What is asked at the end of a call of somebody who agreed to be asked again: read out in the language of the interview,
 * with a name where none is held.
 */
export function reachView(
  { study }: OpenedInterview,
  { details }: OpenedCall,
  typed: TypedReach = { name: '', email: '', phone: '' },
) {
  const { language } = study.questionnaire;
  const say = sayIn(language);
  return {
    says: [say('reach_why'), say('reach_apart')],
    lang: languageOfWords(wordsLanguage(language)),
    asksName: details === null,
    typed,
  };
}
