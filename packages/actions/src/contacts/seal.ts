import { createCipheriv, createDecipheriv } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a value for one owner with AES-256-GCM (NIST SP 800-38D): nonce, tag, text. Whoever copies the bytes to
 * another owner’s row cannot open them there. @param owner what the value belongs to, such as a pseudonym.
 */
export function seal(
  value: unknown,
  { key, owner, randomBytes }: { key: Uint8Array; owner: string; randomBytes: (length: number) => Uint8Array },
): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
}

/** Opens what `seal` made. Throws when the key or the owner is another, or a byte has changed. */
export function unseal(sealed: Uint8Array, { key, owner }: { key: Uint8Array; owner: string }): unknown {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}
