import type { Queries } from './queries.ts';

/** By what a session began. */
export type SignInWay = 'password' | 'one_time_link' | 'provider';

/** Somebody signed in, in one browser. */
export interface StoredSession {
  /** Names the session on pages; it opens nothing. */
  readonly sessionId: string;
  readonly accountId: string;
  readonly way: SignInWay;
  /** The identity provider’s own name of its session (`sid`); null where there is none. */
  readonly providerSession: string | null;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** From then on it is over, however busy. */
  readonly expiresAt: Date;
}

export interface NewSession extends StoredSession {
  /** SHA-256 (32 bytes) of the token in the cookie. */
  readonly tokenHash: Uint8Array;
}

const COLUMNS = `session_id AS "sessionId", account_id AS "accountId", way, provider_session AS "providerSession",
  started_at AS "startedAt", seen_at AS "seenAt", expires_at AS "expiresAt"`;

/** What makes a session one that still opens the desk. */
export interface Liveness {
  readonly now: Date;
  /** Not seen since then: it is over. */
  readonly idleSince: Date;
}

const LIVE = 'ended_at IS NULL AND expires_at > $2 AND seen_at > $3';

/** Begins a session. Role: access. */
export async function insertSession(queries: Queries, session: NewSession): Promise<void> {
  await queries.query(
    `INSERT INTO access.session (session_id, token_hash, account_id, way, provider_session, started_at, seen_at,
       expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      session.sessionId,
      Buffer.from(session.tokenHash),
      session.accountId,
      session.way,
      session.providerSession,
      session.startedAt,
      session.seenAt,
      session.expiresAt,
    ],
  );
}

/** The live session with this SHA-256 of its token, or null. Role: access. */
export async function findSession(
  queries: Queries,
  tokenHash: Uint8Array,
  { now, idleSince }: Liveness,
): Promise<StoredSession | null> {
  const [found] = await queries.query<StoredSession>(
    `SELECT ${COLUMNS} FROM access.session WHERE token_hash = $1 AND ${LIVE}`,
    [Buffer.from(tokenHash), now, idleSince],
  );
  return found ?? null;
}

/** An account’s live sessions, the latest seen first. Role: access. */
export function sessionsOf(
  queries: Queries,
  accountId: string,
  { now, idleSince }: Liveness,
): Promise<StoredSession[]> {
  return queries.query<StoredSession>(
    `SELECT ${COLUMNS} FROM access.session WHERE account_id = $1 AND ${LIVE} ORDER BY seen_at DESC, session_id`,
    [accountId, now, idleSince],
  );
}

/** Notes that a session was used. Role: access. */
export async function markSeen(queries: Queries, sessionId: string, at: Date): Promise<void> {
  await queries.query('UPDATE access.session SET seen_at = $2 WHERE session_id = $1 AND seen_at < $2', [sessionId, at]);
}

/** Which sessions of an account are meant: that one, all others, or those that the provider knows by a name. */
export interface Ending {
  readonly accountId: string;
  readonly only?: string;
  readonly except?: string;
  readonly providerSession?: string;
}

/** Ends sessions of an account, all unless some are named; returns how many. Role: access. */
export async function endSessions(queries: Queries, ending: Ending, at: Date): Promise<number> {
  const ended = await queries.query(
    `UPDATE access.session SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL
       AND ($3::uuid IS NULL OR session_id = $3) AND ($4::uuid IS NULL OR session_id <> $4)
       AND ($5::text IS NULL OR provider_session = $5) RETURNING 1`,
    [ending.accountId, at, ending.only ?? null, ending.except ?? null, ending.providerSession ?? null],
  );
  return ended.length;
}

/** Deletes what is left of an account’s sessions that expired before a time. Role: access. */
export async function forgetSessions(queries: Queries, accountId: string, before: Date): Promise<void> {
  await queries.query('DELETE FROM access.session WHERE account_id = $1 AND expires_at < $2', [accountId, before]);
}
