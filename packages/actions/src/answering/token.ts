import { hash } from 'node:crypto';

const BYTES = 16;
const WRITTEN = /^[A-Za-z0-9_-]{22}$/;

/** A token of a personal link: 128 random bits in 22 letters that are safe in an address. */
export function drawToken(randomBytes: (length: number) => Uint8Array): string {
  return Buffer.from(randomBytes(BYTES)).toString('base64url');
}

/**
 * SHA-256 of a token, which is all that is stored: who reads the database cannot open a link. No salt and no slow
 * hash are needed, since nobody can try 128 random bits. Null when it cannot be a token.
 */
export function tokenHash(token: string): Uint8Array | null {
  return WRITTEN.test(token) ? hash('sha256', token, 'buffer') : null;
}
