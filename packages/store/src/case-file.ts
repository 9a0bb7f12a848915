import type { CaseSource } from '@earshot/fieldwork';
import type { Queries } from './queries.ts';

/** A sampled person in one study, by pseudonym: in which batch they are, and whether they can be reached. */
export interface CaseFile {
  readonly pseudonym: string;
  readonly studyId: string;
  /** A UUID that is the same for one person in every wave. */
  readonly panelId: string;
  readonly source: CaseSource;
  readonly authorityCode: string | null;
  readonly batchId: number | null;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  /** Which of the person's links is theirs now, counted from 1; it goes up when one is replaced. */
  readonly linkNumber: number;
  /** Null: nobody has been asked to contact this person yet. */
  readonly releasedAt: Date | null;
  readonly createdAt: Date;
}

const COLUMNS = `pseudonym, study_id AS "studyId", panel_id AS "panelId", source, authority_code AS "authorityCode",
  batch_id::integer AS "batchId", has_email AS "hasEmail", has_phone AS "hasPhone", link_number AS "linkNumber",
  released_at AS "releasedAt", created_at AS "createdAt"`;

/** Adds any number of cases in one statement; their respondents must be there. Role: fieldwork or answering. */
export async function insertCases(queries: Queries, cases: readonly CaseFile[]): Promise<void> {
  await queries.query(
    `INSERT INTO fieldwork.case_file (pseudonym, study_id, panel_id, source, authority_code, batch_id, has_email,
       has_phone, link_number, released_at, created_at)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::boolean[],
       $8::boolean[], $9::integer[], $10::timestamptz[], $11::timestamptz[])`,
    [
      cases.map((one) => one.pseudonym),
      cases.map((one) => one.studyId),
      cases.map((one) => one.panelId),
      cases.map((one) => one.source),
      cases.map((one) => one.authorityCode),
      cases.map((one) => one.batchId),
      cases.map((one) => one.hasEmail),
      cases.map((one) => one.hasPhone),
      cases.map((one) => one.linkNumber),
      cases.map((one) => one.releasedAt),
      cases.map((one) => one.createdAt),
    ],
  );
}

/** The case of that pseudonym, or null for somebody who was never sampled. Role: fieldwork, mailer or answering. */
export async function findCase(queries: Queries, pseudonym: string): Promise<CaseFile | null> {
  const [found] = await queries.query<CaseFile>(`SELECT ${COLUMNS} FROM fieldwork.case_file WHERE pseudonym = $1`, [
    pseudonym,
  ]);
  return found ?? null;
}

/** Every case of a study, oldest first. Role: fieldwork or mailer. */
export async function casesOf(queries: Queries, studyId: string): Promise<CaseFile[]> {
  return queries.query<CaseFile>(
    `SELECT ${COLUMNS} FROM fieldwork.case_file WHERE study_id = $1 ORDER BY created_at, pseudonym`,
    [studyId],
  );
}

/** The simulated cases of a study, for whoever gives them made-up names. Role: fieldwork. */
export async function simulatedCasesOf(
  queries: Queries,
  studyId: string,
): Promise<
  Pick<CaseFile, 'pseudonym' | 'panelId' | 'studyId' | 'authorityCode' | 'source' | 'hasEmail' | 'hasPhone'>[]
> {
  return queries.query(
    `SELECT c.pseudonym, c.panel_id AS "panelId", c.study_id AS "studyId", c.authority_code AS "authorityCode", c.source,
       c.has_email AS "hasEmail", c.has_phone AS "hasPhone"
     FROM fieldwork.case_file c JOIN answers.respondent r USING (pseudonym)
     WHERE c.study_id = $1 AND r.simulated AND c.source <> 'open' ORDER BY r.ordinal`,
    [studyId],
  );
}
