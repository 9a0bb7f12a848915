/** Every way in which answering can be refused, in words for the person who answers. */
const SENTENCES = {
  'no-such-study': 'There is no study at this address.',
  'not-online': 'This study is not answered online. Write to the people who run it.',
  'no-consent': 'Tick the box if you agree to take part',
  'no-such-link': 'This link does not open any answers. Check that you copied all of it.',
  finished: 'You have sent your answers, so they can no longer be changed.',
  withdrawn: 'You have withdrawn from this study, so this link no longer opens your answers.',
  'not-on-path': 'Your answers so far do not lead to this question.',
  'not-complete': 'There are questions that you have not answered yet.',
} as const;

export type RefusedCode = keyof typeof SENTENCES;

/** What an action returns when what was asked for is not possible; nothing has been changed then. */
export interface Refused {
  readonly refused: RefusedCode;
  readonly sentence: string;
}

export function refuse(code: RefusedCode): Refused {
  return { refused: code, sentence: SENTENCES[code] };
}
