import type { Queries } from './queries.ts';

/** An address that a person gave themselves and has not shown to be theirs. */
export interface AddressChange {
  readonly pseudonym: string;
  /** The SHA-256 (32 bytes) of the token in the mail to the new address. */
  readonly tokenHash: Uint8Array;
  readonly sealed: Uint8Array;
  readonly expiresAt: Date;
}

const COLUMNS = 'pseudonym, token_hash AS "tokenHash", sealed, expires_at AS "expiresAt"';

/** Keeps a change until it is confirmed, in place of an earlier one of the same person. Role: contacts. */
export async function saveAddressChange(queries: Queries, change: AddressChange): Promise<void> {
  await queries.query(
    `INSERT INTO contacts.address_change (pseudonym, token_hash, sealed, expires_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (pseudonym) DO UPDATE SET token_hash = $2, sealed = $3, expires_at = $4`,
    [change.pseudonym, Buffer.from(change.tokenHash), Buffer.from(change.sealed), change.expiresAt],
  );
}

/** The change of a person that still waits at a moment, or null. Role: contacts. */
export async function findAddressChange(queries: Queries, pseudonym: string, at: Date): Promise<AddressChange | null> {
  const sql = `SELECT ${COLUMNS} FROM contacts.address_change WHERE pseudonym = $1 AND expires_at > $2`;
  return (await queries.query<AddressChange>(sql, [pseudonym, at]))[0] ?? null;
}

/** The change that a token confirms, held until the transaction ends, or null. Role: contacts. */
export async function lockAddressChange(queries: Queries, hash: Uint8Array, at: Date): Promise<AddressChange | null> {
  const sql = `SELECT ${COLUMNS} FROM contacts.address_change WHERE token_hash = $1 AND expires_at > $2 FOR UPDATE`;
  return (await queries.query<AddressChange>(sql, [Buffer.from(hash), at]))[0] ?? null;
}

/** Forgets the change of a person that waits. Role: contacts. */
export async function deleteAddressChange(queries: Queries, pseudonym: string): Promise<void> {
  await queries.query('DELETE FROM contacts.address_change WHERE pseudonym = $1', [pseudonym]);
}
