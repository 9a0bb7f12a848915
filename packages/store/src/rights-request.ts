import type { Queries } from './queries.ts';

export type RequestKind = 'access' | 'correction' | 'restriction' | 'erasure' | 'complaint';
export type RequestOutcome = 'met' | 'partly_met' | 'refused' | 'taken_back';

/** What somebody asked about their data, and by when it has to be answered. Days are YYYY-MM-DD. */
export interface RightsRequest {
  /** A random UUID, which the caller draws. */
  readonly requestId: string;
  readonly kind: RequestKind;
  /** The pseudonyms that it is about; a complaint may be about nobody in particular. */
  readonly people: readonly string[];
  readonly askedBy: 'person' | 'representative' | 'controller';
  readonly receivedOn: string;
  readonly dueOn: string;
  /** Why it takes longer than a month, as the person is told; null: it does not. */
  readonly extensionReason: string | null;
  /** An account, or `respondent`. */
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly outcome: RequestOutcome | null;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
}

const COLUMNS = `request_id AS "requestId", kind, people, asked_by AS "askedBy", received_on::text AS "receivedOn",
  due_on::text AS "dueOn", extension_reason AS "extensionReason", opened_by AS "openedBy", opened_at AS "openedAt", outcome, closed_by AS "closedBy",
  closed_at AS "closedAt"`;

/** Adds an open request. Role: erasure or answering. */
export async function insertRequest(
  queries: Queries,
  request: Omit<RightsRequest, 'extensionReason' | 'outcome' | 'closedBy' | 'closedAt'>,
): Promise<void> {
  await queries.query(
    `INSERT INTO rights.request (request_id, kind, people, asked_by, received_on, due_on, opened_by, opened_at)
     VALUES ($1, $2, $3::uuid[], $4, $5, $6, $7, $8)`,
    [
      request.requestId,
      request.kind,
      request.people,
      request.askedBy,
      request.receivedOn,
      request.dueOn,
      request.openedBy,
      request.openedAt,
    ],
  );
}

/** The request of that number, held until the transaction ends; null for none. Role: erasure. */
export async function lockRequest(queries: Queries, requestId: string): Promise<RightsRequest | null> {
  const sql = `SELECT ${COLUMNS} FROM rights.request WHERE request_id = $1 FOR UPDATE`;
  const [found] = await queries.query<RightsRequest>(sql, [requestId]);
  return found ?? null;
}

/** Says anew whom an open request is about. Role: erasure. */
export async function setRequestPeople(queries: Queries, requestId: string, people: readonly string[]): Promise<void> {
  await queries.query('UPDATE rights.request SET people = $2::uuid[] WHERE request_id = $1', [requestId, people]);
}

/** The requests that are open, the most urgent first, and after them the latest that were closed. Role: erasure. */
export async function listRequests(queries: Queries, limit = 200): Promise<RightsRequest[]> {
  return queries.query<RightsRequest>(
    `SELECT ${COLUMNS} FROM rights.request
     ORDER BY closed_at IS NOT NULL, CASE WHEN closed_at IS NULL THEN due_on END, closed_at DESC LIMIT $1`,
    [limit],
  );
}

/** Every request about a person, the latest first: what it is, and what became of it. Role: answering or erasure. */
export async function requestsAbout(
  queries: Queries,
  pseudonym: string,
): Promise<
  Pick<RightsRequest, 'requestId' | 'kind' | 'receivedOn' | 'dueOn' | 'extensionReason' | 'outcome' | 'closedAt'>[]
> {
  return queries.query(
    `SELECT request_id AS "requestId", kind, received_on::text AS "receivedOn", due_on::text AS "dueOn",
       extension_reason AS "extensionReason", outcome, closed_at AS "closedAt"
     FROM rights.request WHERE $1::uuid = ANY (people) ORDER BY received_on DESC, request_id`,
    [pseudonym],
  );
}

/** Closes an open request; returns whether it was open. Role: erasure. */
export async function closeRequest(
  queries: Queries,
  closed: { readonly requestId: string; readonly outcome: RequestOutcome; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const rows = await queries.query(
    `UPDATE rights.request SET outcome = $2, closed_by = $3, closed_at = $4
     WHERE request_id = $1 AND closed_at IS NULL RETURNING request_id`,
    [closed.requestId, closed.outcome, closed.by, closed.at],
  );
  return rows.length > 0;
}

/** Gives an open request more time, once; returns whether it could be. Role: erasure. */
export async function extendRequest(
  queries: Queries,
  extended: {
    readonly requestId: string;
    readonly dueOn: string;
    readonly reason: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const rows = await queries.query(
    `UPDATE rights.request SET due_on = $2, extension_reason = $3, extended_by = $4, extended_at = $5
     WHERE request_id = $1 AND closed_at IS NULL AND extended_at IS NULL RETURNING request_id`,
    [extended.requestId, extended.dueOn, extended.reason, extended.by, extended.at],
  );
  return rows.length > 0;
}
