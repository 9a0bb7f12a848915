import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which what is done with mail at the desk can be refused. */
const SENTENCES = {
  ...DESK_REFUSALS,
  'no-such-step': 'The protocol has no such step.',
  'no-decision': 'Choose whether the mail was sent, or is to be sent again.',
  'not-unknown': 'Somebody has decided about this mail already, or there is no such mail.',
} as const;

/** What an action returns when it has changed nothing. */
export interface MailRefused {
  readonly refused: keyof typeof SENTENCES;
  readonly sentence: string;
}

/** The refusal of that code, with its sentence for whoever asked. */
export function refuseMail(code: keyof typeof SENTENCES): MailRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
