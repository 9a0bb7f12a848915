import type { Queries } from './queries.ts';

/** For what a link is that works once: the first account of all, a new person’s, or a new password. */
export type OneTimeLinkKind = 'first_account' | 'invitation' | 'reset';

/** A link that works once. */
export interface OneTimeLink {
  readonly kind: OneTimeLinkKind;
  /** Whose it is; null for the first account, which is still to be made. */
  readonly accountId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Adds a link under the SHA-256 (32 bytes) of its token; an account’s earlier ones stop working. Role: access. */
export async function replaceOneTimeLink(queries: Queries, tokenHash: Uint8Array, link: OneTimeLink): Promise<void> {
  await queries.query('UPDATE access.one_time_link SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL', [
    link.accountId,
    link.createdAt,
  ]);
  await queries.query(
    `INSERT INTO access.one_time_link (token_hash, kind, account_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [Buffer.from(tokenHash), link.kind, link.accountId, link.createdAt, link.expiresAt],
  );
}

/** The link with this SHA-256 of its token, if it has neither been used nor expired; otherwise null. Role: access. */
export async function findOneTimeLink(queries: Queries, tokenHash: Uint8Array, now: Date): Promise<OneTimeLink | null> {
  const [found] = await queries.query<OneTimeLink>(
    `SELECT kind, account_id AS "accountId", created_at AS "createdAt", expires_at AS "expiresAt"
     FROM access.one_time_link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2`,
    [Buffer.from(tokenHash), now],
  );
  return found ?? null;
}

/** Uses a link up; false when somebody else has done so in the meantime. Role: access. */
export async function spendOneTimeLink(queries: Queries, tokenHash: Uint8Array, at: Date): Promise<boolean> {
  const spent = await queries.query(
    `UPDATE access.one_time_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
     RETURNING 1`,
    [Buffer.from(tokenHash), at],
  );
  return spent.length > 0;
}

/** Which accounts have a link that still works. Role: access. */
export async function accountsWithLinks(queries: Queries, now: Date): Promise<ReadonlySet<string>> {
  const rows = await queries.query<{ accountId: string }>(
    `SELECT DISTINCT account_id AS "accountId" FROM access.one_time_link
     WHERE account_id IS NOT NULL AND used_at IS NULL AND expires_at > $1`,
    [now],
  );
  return new Set(rows.map(({ accountId }) => accountId));
}

/** Stops every link of an account. Role: access. */
export async function stopOneTimeLinks(queries: Queries, accountId: string, at: Date): Promise<void> {
  await queries.query('UPDATE access.one_time_link SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL', [
    accountId,
    at,
  ]);
}
