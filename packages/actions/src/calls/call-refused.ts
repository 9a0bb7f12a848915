import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which something about calls can be refused, in words for the person at the desk. */
const SENTENCES = {
  'not-permitted': DESK_REFUSALS['not-permitted'],
  'no-such-study': 'There is no study with calls by telephone at this address.',
  'nobody-to-call': 'There is nobody whom you can call now.',
  'nobody-there': 'There is nobody of this study at this address.',
  'no-claim': 'You do not hold this person now. Somebody else may be calling them.',
  'not-agreed': 'They have not agreed to the interview by telephone yet.',
  ended: 'They have finished or withdrawn in the meantime, so there is nothing more to ask.',
} as const;

export type CallRefusedCode = keyof typeof SENTENCES;

/** What an action about calls returns when what was asked for is not possible; nothing has been changed then. */
export interface CallRefused {
  readonly refused: CallRefusedCode;
  readonly sentence: string;
}

/** The refusal of that code, with its sentence for whoever asked. */
export function refuseCall(code: CallRefusedCode): CallRefused {
  return { refused: code, sentence: SENTENCES[code] };
}

/** What is wrong with a form of a call, by its fields; nothing was recorded. */
export interface CallMistakes {
  readonly mistakes: readonly CallMistake[];
}

export interface CallMistake {
  readonly field: string;
  readonly sentence: string;
}
