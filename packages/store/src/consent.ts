import type { ConsentPurpose } from '@earshot/fieldwork';
import type { Mode } from '@earshot/instrument';
import type { Queries } from './queries.ts';

/** What somebody agreed to, or no longer agrees to, at one time. The latest of a purpose counts. */
export interface StoredConsent {
  readonly pseudonym: string;
  readonly studyId: string;
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  /** The words that were agreed or not agreed to. */
  readonly text: string;
  /** SHA-256 of the words, in hexadecimal. */
  readonly textSha256: string;
  readonly mode: Mode;
  readonly at: Date;
}

/** Appends any number of consents, in their order; the person must have a case. Role: answering or fieldwork. */
export async function appendConsents(queries: Queries, consents: readonly StoredConsent[]): Promise<void> {
  for (const { pseudonym, studyId, purpose, given, text, textSha256, mode, at } of consents) {
    await queries.query(
      `INSERT INTO fieldwork.consent (pseudonym, study_id, purpose, given, text, text_sha256, mode, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [pseudonym, studyId, purpose, given, text, textSha256, mode, at],
    );
  }
}

/** What counts of a person’s consents: the latest of each purpose. Role: answering or fieldwork. */
export async function currentConsents(queries: Queries, pseudonym: string): Promise<StoredConsent[]> {
  return queries.query<StoredConsent>(
    `SELECT DISTINCT ON (purpose) pseudonym, study_id AS "studyId", purpose, given, text, text_sha256 AS "textSha256",
       mode, at
     FROM fieldwork.consent WHERE pseudonym = $1 ORDER BY purpose, consent_id DESC`,
    [pseudonym],
  );
}

/** When each of these questions was last answered by a person; a question that was not is left out. Role: answering. */
export async function answeredAt(
  queries: Queries,
  pseudonym: string,
  questionIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await queries.query<{ questionId: string; at: Date }>(
    `SELECT question_id AS "questionId", max(at) AS at FROM answers.answer
     WHERE pseudonym = $1 AND question_id = ANY ($2) GROUP BY question_id`,
    [pseudonym, questionIds],
  );
  return new Map(rows.map(({ questionId, at }) => [questionId, at]));
}
