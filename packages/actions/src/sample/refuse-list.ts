import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which what is done with a staff list can be refused, in words for the people at the desk. */
const SENTENCES = {
  ...DESK_REFUSALS,
  'no-new-entrants': 'The study’s fieldwork.yml names no window for new entrants.',
  'no-such-authority': 'Choose an authority of this study, or say that a column names it',
  'not-in-study': 'Your authority has not been invited to this study.',
  'no-such-list': 'There is no staff list at this address.',
  'no-file': 'Choose a file',
  'list-expired': 'Nobody decided on this list in time, so it was deleted. Upload it again.',
  'not-checked': 'The list has to be checked before its people can be kept.',
  'already-kept': 'The people of this list are kept already.',
  'people-kept': 'The people of this list are kept by now. Take the list back as a whole instead.',
  released: 'People of this list are in a batch already, so it can no longer be removed.',
  'nobody-left': 'The list has nobody who could be kept.',
  columns: 'The columns cannot be read like this.',
} as const;

export type ListRefusalCode = keyof typeof SENTENCES;

/** What an action returns when it has changed nothing. */
export interface ListRefused {
  readonly refused: ListRefusalCode | 'unreadable';
  readonly sentence: string;
}

/** @param sentence instead of the usual one, where more can be said. */
export function refuseList(code: ListRefusalCode, sentence: string = SENTENCES[code]): ListRefused {
  return { refused: code, sentence };
}
