/** Every way in which answering can be refused, in words for the person who answers. */
const SENTENCES = {
  'no-such-study': 'There is no study at this address.',
  'not-online': 'This study is not answered online. Write to the people who run it.',
  'needs-open-link':
    'To take part in this study you need the link in your own invitation, or the one that your authority passed on.',
  'no-open-link': 'This link is not open, or not any more. Ask whoever sent it to you for the one that is.',
  'no-address': 'Enter an e-mail address in the correct format, like name@example.com',
  'no-consent': 'Tick the box if you agree to take part',
  invited: 'You have not agreed to take part yet. Open your link again to read what it is about.',
  'no-such-link': 'This link does not open any answers. Check that you copied all of it.',
  finished: 'You have sent your answers. To change one, open them again on the page of your data.',
  withdrawn: 'You have withdrawn from this study, so this link no longer opens your answers.',
  'not-on-path': 'Your answers so far do not lead to this question.',
  'not-complete': 'There are questions that you have not answered yet.',
  'no-claim': 'You do not hold this person now. Somebody else may be calling them.',
  'ends-call': 'What was answered ends the call and not the interview. Note how the call came out.',
} as const;

export type RefusedCode = keyof typeof SENTENCES;

/** What an action returns when what was asked for is not possible; nothing has been changed then. */
export interface Refused {
  readonly refused: RefusedCode;
  readonly sentence: string;
}

/** The refusal of that code, with its sentence for whoever asked. */
export function refuse(code: RefusedCode): Refused {
  return { refused: code, sentence: SENTENCES[code] };
}
