import type { Queries } from './queries.ts';

/** Where an address stands after attempts at signing in that failed. */
export interface SignInAttempts {
  /** In a row, and not forgotten yet. */
  readonly failures: number;
  /** No attempt is looked at before then; null: the next one is. */
  readonly lockedUntil: Date | null;
}

const NONE: SignInAttempts = { failures: 0, lockedUntil: null };

/**
 * Where an address stands; until the transaction ends, nobody else can look at or change it. Attempts from before
 * `forgottenBefore` no longer count. Role: access.
 * @param addressIndex the keyed hash (32 bytes) of the address that was typed.
 */
export async function takeAttempts(
  queries: Queries,
  addressIndex: Uint8Array,
  forgottenBefore: Date,
): Promise<SignInAttempts> {
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended('sign-in ' || encode($1::bytea, 'hex'), 0))`, [
    Buffer.from(addressIndex),
  ]);
  await queries.query('DELETE FROM access.sign_in_attempt WHERE last_at < $1', [forgottenBefore]);
  const [found] = await queries.query<SignInAttempts>(
    'SELECT failures, locked_until AS "lockedUntil" FROM access.sign_in_attempt WHERE address_index = $1',
    [Buffer.from(addressIndex)],
  );
  return found ?? NONE;
}

/** Writes down where an address stands now. Role: access. */
export async function saveAttempts(
  queries: Queries,
  addressIndex: Uint8Array,
  attempts: SignInAttempts,
  at: Date,
): Promise<void> {
  await queries.query(
    `INSERT INTO access.sign_in_attempt (address_index, failures, last_at, locked_until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (address_index) DO UPDATE SET failures = $2, last_at = $3, locked_until = $4`,
    [Buffer.from(addressIndex), attempts.failures, at, attempts.lockedUntil],
  );
}

/** Forgets the attempts of an address, once one has succeeded. Role: access. */
export async function forgetAttempts(queries: Queries, addressIndex: Uint8Array): Promise<void> {
  await queries.query('DELETE FROM access.sign_in_attempt WHERE address_index = $1', [Buffer.from(addressIndex)]);
}
