import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BYTES = 32;

/**
 * The secret that seals contacts: 32 bytes in base64url, from EARSHOT_SECRET or from a file that only this user can read,
 * which is drawn at the first start. Whoever loses it can open no contact and derive no link again, so it is backed up
 * apart from the database. Returns a sentence when what is there is no such secret.
 */
export function secretFrom(folder: string, given: string | undefined): Uint8Array | { readonly sentence: string } {
  const file = path.join(folder, 'secret');
  if (given) return decoded(given, 'EARSHOT_SECRET');
  if (existsSync(file)) return decoded(readFileSync(file, 'utf8').trim(), file);
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(BYTES);
  try {
    // Another Earshot may be starting at this moment: whoever writes first decides for both.
    writeFileSync(file, `${secret.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return decoded(readFileSync(file, 'utf8').trim(), file);
  }
  chmodSync(file, 0o600);
  return new Uint8Array(secret);
}

function decoded(text: string, from: string): Uint8Array | { readonly sentence: string } {
  const bytes = Buffer.from(text, 'base64url');
  if (/^[A-Za-z0-9_-]{43,}$/.test(text) && bytes.length >= BYTES) return new Uint8Array(bytes);
  return {
    sentence: `${from} holds no secret of 32 bytes in base64url. Put the one back that this database was begun with.`,
  };
}
