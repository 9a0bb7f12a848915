import type { Queries } from './queries.ts';

/** An address that a person gave themselves and has not shown to be theirs. */
export interface AddressChange {
  readonly pseudonym: string;
  /** Which of a person’s addresses it is to be: the one for this wave, or the one at home. */
  readonly field: 'email' | 'homeEmail';
  /** The SHA-256 (32 bytes) of the token in the mail to the new address. */
  readonly tokenHash: Uint8Array;
  readonly sealed: Uint8Array;
  readonly expiresAt: Date;
}

const COLUMNS = 'pseudonym, field, token_hash AS "tokenHash", sealed, expires_at AS "expiresAt"';

/** Keeps a change until it is confirmed, in place of an earlier one of the same address. Role: contacts. */
export async function saveAddressChange(queries: Queries, change: AddressChange): Promise<void> {
  await queries.query(
    `INSERT INTO contacts.address_change (pseudonym, field, token_hash, sealed, expires_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (pseudonym, field) DO UPDATE SET token_hash = $3, sealed = $4, expires_at = $5`,
    [change.pseudonym, change.field, Buffer.from(change.tokenHash), Buffer.from(change.sealed), change.expiresAt],
  );
}

/** The changes of a person that still wait at a moment. Role: contacts. */
export async function addressChangesOf(queries: Queries, pseudonym: string, at: Date): Promise<AddressChange[]> {
  const sql = `SELECT ${COLUMNS} FROM contacts.address_change WHERE pseudonym = $1 AND expires_at > $2`;
  return queries.query<AddressChange>(sql, [pseudonym, at]);
}

/** The study of the change that a token confirms, or null. Role: contacts. */
export async function studyOfAddressChange(queries: Queries, hash: Uint8Array, at: Date): Promise<string | null> {
  const found = await queries.query<{ studyId: string }>(
    `SELECT study_id AS "studyId" FROM contacts.address_change JOIN contacts.person USING (pseudonym)
     WHERE token_hash = $1 AND expires_at > $2 LIMIT 1`,
    [Buffer.from(hash), at],
  );
  return found[0]?.studyId ?? null;
}

/** The changes of one person that a token confirms, held until the transaction ends. Role: contacts. */
export async function lockAddressChanges(queries: Queries, hash: Uint8Array, at: Date): Promise<AddressChange[]> {
  const sql = `SELECT ${COLUMNS} FROM contacts.address_change WHERE token_hash = $1 AND expires_at > $2 FOR UPDATE`;
  return queries.query<AddressChange>(sql, [Buffer.from(hash), at]);
}

/** Forgets a change of a person that waits. Role: contacts. */
export async function deleteAddressChange(
  queries: Queries,
  { pseudonym, field }: Pick<AddressChange, 'pseudonym' | 'field'>,
): Promise<void> {
  await queries.query('DELETE FROM contacts.address_change WHERE pseudonym = $1 AND field = $2', [pseudonym, field]);
}
