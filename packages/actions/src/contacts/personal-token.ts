import { createHmac } from 'node:crypto';
import type { Keys } from './keys.ts';

/**
 * The token of a person’s own link: 128 bits that follow from a key outside the database, the pseudonym and the number
 * of the link. So a reminder can hold the same link although only its hash is stored; a replaced link has the next number.
 */
export function personalToken(keys: Keys, pseudonym: string, linkNumber: number): string {
  const digest = createHmac('sha256', keys.links).update(`${pseudonym}:${linkNumber}`).digest();
  return digest.subarray(0, 16).toString('base64url');
}
