import { seal, unseal } from '../contacts/seal.ts';
import type { World } from '../world.ts';

/** The words of a mail outside the protocol. They are filled in when it is sent: {name}, {link}, {study}, {authority}. */
export interface Letter {
  /** Where to; null: to the address that is on file when it is sent. */
  readonly address: string | null;
  readonly subject: string;
  readonly text: string;
}

/** A letter as it waits in the store: sealed for its mail, because what it says can be about the person. */
export function sealLetter({ keys, randomBytes }: World, mailId: string, letter: Letter): Uint8Array {
  return seal(letter, { key: keys.contacts, owner: mailId, randomBytes });
}

/** The letter again. Throws when it was sealed for another mail or with another key. */
export function openLetter({ keys }: Pick<World, 'keys'>, mailId: string, sealed: Uint8Array): Letter {
  return unseal(sealed, { key: keys.contacts, owner: mailId }) as Letter;
}
