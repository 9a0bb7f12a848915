import type { Value } from '@earshot/dataset';
import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** A person who is asked, known here by a pseudonym only; the name, if any, is in the contacts under the same one. */
export interface Respondent {
  /** A random UUID, which the caller draws. */
  readonly pseudonym: string;
  readonly studyId: string;
  readonly simulated: boolean;
  /** What is known before the first question, by variable. */
  readonly sample: Readonly<Record<string, Value>>;
  readonly createdAt: Date;
}

export interface NewRespondent extends Respondent {
  /** The SHA-256 (32 bytes) of the token in the personal link; null for somebody who gets no link. */
  readonly tokenHash: Uint8Array | null;
}

const COLUMNS = 'pseudonym, study_id AS "studyId", simulated, sample, created_at AS "createdAt"';

/** Adds any number of respondents in one statement, in their order. Role: answering or fieldwork. */
export async function insertRespondents(queries: Queries, respondents: readonly NewRespondent[]): Promise<void> {
  await queries.query(
    `INSERT INTO answers.respondent (pseudonym, study_id, simulated, sample, created_at)
     SELECT pseudonym, study_id, simulated, sample, created_at
     FROM unnest($1::uuid[], $2::text[], $3::boolean[], $4::jsonb[], $5::timestamptz[])
       WITH ORDINALITY AS added (pseudonym, study_id, simulated, sample, created_at, position)
     ORDER BY position`,
    [
      respondents.map((one) => one.pseudonym),
      respondents.map((one) => one.studyId),
      respondents.map((one) => one.simulated),
      respondents.map((one) => jsonText(one.sample)),
      respondents.map((one) => one.createdAt),
    ],
  );
  await insertLinks(
    queries,
    respondents.flatMap(({ pseudonym, tokenHash, createdAt }) =>
      tokenHash ? [{ pseudonym, tokenHash, createdAt }] : [],
    ),
  );
}

/** A link that opens one respondent’s interview. */
export interface Link {
  readonly pseudonym: string;
  /** The SHA-256 (32 bytes) of its token. */
  readonly tokenHash: Uint8Array;
  readonly createdAt: Date;
}

/** Adds any number of links in one statement. Role: answering or fieldwork. */
export async function insertLinks(queries: Queries, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  await queries.query(
    `INSERT INTO answers.link (token_hash, pseudonym, created_at)
     SELECT decode(token_hash, 'hex'), pseudonym, created_at
     FROM unnest($1::text[], $2::uuid[], $3::timestamptz[]) AS added (token_hash, pseudonym, created_at)`,
    [
      links.map((link) => Buffer.from(link.tokenHash).toString('hex')),
      links.map((link) => link.pseudonym),
      links.map((link) => link.createdAt),
    ],
  );
}

/** Closes every link of a respondent: none opens the interview any more. Role: fieldwork. */
export async function revokeLinks(queries: Queries, pseudonym: string, at: Date): Promise<void> {
  await queries.query('UPDATE answers.link SET revoked_at = $2 WHERE pseudonym = $1 AND revoked_at IS NULL', [
    pseudonym,
    at,
  ]);
}

/** Whether a respondent has a link that works and was made after a moment. Role: fieldwork. */
export async function hasLinkSince(queries: Queries, pseudonym: string, since: Date): Promise<boolean> {
  const sql = 'SELECT 1 FROM answers.link WHERE pseudonym = $1 AND revoked_at IS NULL AND created_at > $2 LIMIT 1';
  return (await queries.query(sql, [pseudonym, since])).length > 0;
}

/** The respondent of that pseudonym, or null. Role: answering. */
export async function findRespondent(queries: Queries, pseudonym: string): Promise<Respondent | null> {
  const [found] = await queries.query<Respondent>(`SELECT ${COLUMNS} FROM answers.respondent WHERE pseudonym = $1`, [
    pseudonym,
  ]);
  return found ?? null;
}

/** Whether anybody is in a study, whatever they have done since. Role: answering. */
export async function hasRespondents(queries: Queries, studyId: string): Promise<boolean> {
  const found = await queries.query('SELECT 1 FROM answers.respondent WHERE study_id = $1 LIMIT 1', [studyId]);
  return found.length > 0;
}

/**
 * Lets the transactions that change one respondent's interview take turns, until this one ends; so two tabs of one
 * person cannot change an answer and finish at the same time. Any role.
 */
export async function lockRespondent(queries: Queries, pseudonym: string): Promise<void> {
  await queries.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [pseudonym]);
}
