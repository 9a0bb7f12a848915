import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which something about accounts can be refused, in words for the person at the desk. */
const SENTENCES = {
  'not-permitted': DESK_REFUSALS['not-permitted'],
  'no-such-account': 'There is no such account.',
  'no-such-link': 'This link does not work. It may have been used already, or it is too old.',
  'last-study-lead': 'Nobody else could manage accounts then. Make somebody else study lead first.',
  'own-account': 'You cannot do this to your own account. Ask another study lead.',
  'wrong-sign-in': 'The e-mail address or the password is not right.',
  'not-known': 'You have been recognised, but there is no account for you here. Ask the study lead to add you.',
} as const;

export type AccountRefusedCode = keyof typeof SENTENCES | 'locked';

/** What is returned when what was asked for is not possible. Nothing but the audit has been changed then. */
export interface AccountRefused {
  readonly refused: AccountRefusedCode;
  readonly sentence: string;
}

/** The refusal of that code, with its sentence for whoever asked. */
export function refuseAccount(code: keyof typeof SENTENCES): AccountRefused {
  return { refused: code, sentence: SENTENCES[code] };
}

/** Refuses until a time, after too many attempts. The same for an address that has no account. */
export function refuseLocked(until: Date, now: Date): AccountRefused {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return {
    refused: 'locked',
    sentence: `Too many attempts with this e-mail address have failed. Try again in ${wait}.`,
  };
}

/** What somebody got wrong in a form about accounts: the field, and what to do. */
export interface AccountMistake {
  readonly field: 'name' | 'email' | 'role' | 'authority_code' | 'password' | 'current_password';
  readonly sentence: string;
}

/** All of them at once. Nothing has been changed. */
export interface AccountMistakes {
  readonly mistakes: readonly AccountMistake[];
}
