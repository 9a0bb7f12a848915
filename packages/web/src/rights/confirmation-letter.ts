import type { ConfirmationLetter, Study } from '@earshot/actions';
import { addressIn } from '../answering/shown.ts';
import { sayIn } from '../answering/words/catalogue.ts';
import type { Pages } from '../parts.ts';

/** The mail to an address that somebody gave as theirs. @param study in the language in which they gave it. */
export function confirmationLetter(pages: Pages, study: Study): ConfirmationLetter {
  const say = sayIn(study.questionnaire.language);
  return (token) => {
    const link = `${pages.publicUrl}${addressIn(pages, study, `/confirm/${token}`)}`;
    return {
      subject: say('confirm_subject', study.title),
      text: say('confirm_text', study.title, link, study.contact),
    };
  };
}
