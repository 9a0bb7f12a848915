import { createHmac } from 'node:crypto';
import type { StoredPerson } from '@earshot/store';
import type { World } from '../world.ts';
import type { Keys } from './keys.ts';
import { seal, unseal } from './seal.ts';

/** How somebody can be reached: what a staff list says, and what the person told us later. */
export interface ContactDetails {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** A number that somebody at the old one gave. */
  readonly referralPhone?: string;
  /** For those who agreed to be asked again: not through the employer. */
  readonly homeEmail?: string;
  readonly homePhone?: string;
}

type Sealed = Pick<StoredPerson, 'sealed' | 'emailIndex' | 'phoneIndex'>;

/** A person’s details as the store keeps them: sealed for their pseudonym, with the indexes of address and number. */
export function sealDetails(world: World, pseudonym: string, details: ContactDetails): Sealed {
  const { keys, randomBytes } = world;
  return {
    sealed: seal(details, { key: keys.contacts, owner: pseudonym, randomBytes }),
    emailIndex: details.email === null ? null : emailIndex(keys, details.email),
    phoneIndex: details.phone === null ? null : phoneIndex(keys, details.phone),
  };
}

/** Opens a person’s details. Whoever calls this writes into the audit why, in the same transaction. */
export function openDetails(keys: Keys, person: Pick<StoredPerson, 'pseudonym' | 'sealed'>): ContactDetails {
  return unseal(person.sealed, { key: keys.contacts, owner: person.pseudonym }) as ContactDetails;
}

/** By which the same address is found again, however its letters are cased. 32 bytes. */
export function emailIndex(keys: Keys, email: string): Uint8Array {
  return new Uint8Array(Buffer.from(emailMark(keys, email), 'hex'));
}

/** By which the same number is found again: its digits, with +44 as 0. 32 bytes. */
export function phoneIndex(keys: Keys, phone: string): Uint8Array {
  return new Uint8Array(Buffer.from(phoneMark(keys, phone), 'hex'));
}

/** `emailIndex` in hexadecimal: for many addresses at once, since bytes of their own for each take longer to make. */
export function emailMark(keys: Keys, email: string): string {
  return markOf(keys, 'email', email.trim().normalize('NFC').toLowerCase());
}

/** `phoneIndex` in hexadecimal. */
export function phoneMark(keys: Keys, phone: string): string {
  const digits = phone.replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  return markOf(keys, 'phone', digits.replace(/^(?:\+44|0044)0?/, '0'));
}

function markOf(keys: Keys, kind: string, written: string): string {
  return createHmac('sha256', keys.index).update(`${kind}:${written}`).digest('hex');
}
