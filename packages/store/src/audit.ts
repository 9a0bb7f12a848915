import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** That somebody did something: written in the transaction that did it, and never changed. */
export interface AuditEntry {
  readonly at: Date;
  /** Who: a respondent's pseudonym stands in its own field; here a user's name, or `respondent`, `system`. */
  readonly actor: string;
  /** What, as the action's name. */
  readonly action: string;
  readonly studyId: string | null;
  readonly pseudonym: string | null;
  /** Whatever else is worth keeping; never a name, an address or an answer. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Appends an entry. Any role. */
export async function appendAudit(queries: Queries, entry: AuditEntry): Promise<void> {
  await queries.query(
    'INSERT INTO audit.entry (at, actor, action, study_id, pseudonym, detail) VALUES ($1, $2, $3, $4, $5, $6)',
    [entry.at, entry.actor, entry.action, entry.studyId, entry.pseudonym, jsonText(entry.detail)],
  );
}

/** Appends any number of entries in one statement, in their order. Any role. */
export async function appendAudits(queries: Queries, entries: readonly AuditEntry[]): Promise<void> {
  await queries.query(
    `INSERT INTO audit.entry (at, actor, action, study_id, pseudonym, detail)
     SELECT at, actor, action, study_id, pseudonym, detail
     FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::jsonb[]) WITH ORDINALITY
       AS added (at, actor, action, study_id, pseudonym, detail, position)
     ORDER BY position`,
    [
      entries.map((entry) => entry.at),
      entries.map((entry) => entry.actor),
      entries.map((entry) => entry.action),
      entries.map((entry) => entry.studyId),
      entries.map((entry) => entry.pseudonym),
      entries.map((entry) => jsonText(entry.detail)),
    ],
  );
}

/** The latest entries about a study, newest first. Role: desk. */
export async function listAudit(queries: Queries, studyId: string, limit = 100): Promise<AuditEntry[]> {
  return queries.query<AuditEntry>(
    `SELECT at, actor, action, study_id AS "studyId", pseudonym, detail FROM audit.entry
     WHERE study_id = $1 ORDER BY entry_id DESC LIMIT $2`,
    [studyId, limit],
  );
}
