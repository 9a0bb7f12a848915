import { hkdfSync } from 'node:crypto';

/** Keys that never stand in the database, all derived from one secret (HKDF with SHA-256, RFC 5869). 32 bytes each. */
export interface Keys {
  /** Seals contact details. */
  readonly contacts: Uint8Array;
  /** Makes the indexes by which an address is found again. */
  readonly index: Uint8Array;
  /** Personal links are derived with it, so that a reminder can hold the link again. */
  readonly links: Uint8Array;
  /** Proves that a link for unsubscribing was made here. */
  readonly unsubscribing: Uint8Array;
}

/** Derives the keys. @param secret 32 random bytes or more, kept in a file or a vault beside the database. */
export function keysFrom(secret: Uint8Array): Keys {
  if (secret.length < 32) throw new Error(`keysFrom: the secret has ${secret.length} bytes and needs 32.`);
  const derive = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', secret, '', `earshot ${purpose}`, 32));
  return {
    contacts: derive('contacts'),
    index: derive('index'),
    links: derive('links'),
    unsubscribing: derive('unsubscribing'),
  };
}
