import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which handling somebody’s data can be refused, in words for the person at the desk or at their own link. */
const SENTENCES = {
  'not-permitted': DESK_REFUSALS['not-permitted'],
  'no-such-person': 'Nothing is held under this pseudonym.',
  'no-such-request': 'There is no request of this number.',
  'no-such-search':
    'There is no search at this address. What was found can be seen for a day, by whoever looked for it.',
  'no-words': 'Enter what to look for.',
  'no-link': 'This person has not been released to fieldwork, so there is no link to replace.',
  'no-details': 'No contact details are held about this person.',
  'bad-day': 'Enter a day that is not in the future, such as 2026-09-30',
  'before-release': 'People were released to fieldwork after this day.',
  'not-an-erasure': 'This request is not for an erasure, or it names nobody.',
  'no-reason': 'Enter the reason, in up to 500 characters, as the person will read it',
  'not-extendable': 'Only a request about somebody’s data can be given more time, not a complaint.',
  'extended-already': 'This request has been given more time already. The law allows that once.',
  'past-due': 'The month is over: more time had to be taken, and the person told, before it was.',
  'request-closed': 'This request is closed already.',
  'needs-erasing': 'A request for an erasure is met by erasing, which closes it.',
} as const;

export type RightsRefusedCode = keyof typeof SENTENCES;

/** What these actions return when what was asked for is not possible; nothing has been changed then. */
export interface RightsRefused {
  readonly refused: RightsRefusedCode;
  readonly sentence: string;
}

/** The refusal of that code, with its sentence for whoever asked. */
export function refuseRights(code: RightsRefusedCode): RightsRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
