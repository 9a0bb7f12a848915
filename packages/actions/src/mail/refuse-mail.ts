import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which what is done with mail at the desk can be refused. */
const SENTENCES = {
  ...DESK_REFUSALS,
  'no-such-step': 'The protocol has no such step.',
  'no-decision': 'Choose whether the mail was sent, or is to be sent again.',
  'not-unknown': 'Somebody has decided about this mail already, or there is no such mail.',
} as const;

export interface MailRefused {
  readonly refused: keyof typeof SENTENCES;
  readonly sentence: string;
}

export function refuseMail(code: keyof typeof SENTENCES): MailRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
