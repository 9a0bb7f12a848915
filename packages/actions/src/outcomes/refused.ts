/** Every way in which looking at outcomes or at progress can be refused, in words for the people at the desk. */
const SENTENCES = {
  'no-such-study': 'There is no study at this address.',
  'no-fieldwork': 'This study has no fieldwork.yml: nobody is sampled, so there are no outcomes.',
  'not-allowed': 'Your account does not have the right to see this.',
} as const;

export interface OutcomesRefused {
  readonly refused: keyof typeof SENTENCES;
  readonly sentence: string;
}

export function refuseOutcomes(code: OutcomesRefused['refused']): OutcomesRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
