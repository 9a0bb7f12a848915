import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** How many rows of each table something took away, by the table's name with its schema. */
export type RowsByTable = Readonly<Record<string, number>>;

/** A step of an erasure that has been done. */
export interface ErasureStep {
  readonly step: string;
  readonly rows: RowsByTable;
  readonly at: Date;
}

/** What stands apart from answers, and is deleted with the contacts. */
const CONTACTS = ['contacts.note', 'contacts.address_change', 'contacts.person'];
/** What refers to a case goes before it. */
const FIELDWORK = [
  'fieldwork.claim',
  'fieldwork.mail',
  'fieldwork.consent',
  'fieldwork.contact_event',
  'fieldwork.case_file',
];
const ANSWERS = ['answers.answer', 'answers.event', 'answers.link', 'answers.restriction', 'answers.respondent'];

/** Deletes who these people are; their vouchers stay for the accounts, without saying whose they were. Role: erasure. */
export async function eraseContacts(queries: Queries, people: readonly string[], at: Date): Promise<RowsByTable> {
  const forgotten = await queries.query(
    `UPDATE contacts.voucher SET pseudonym = NULL, sealed_code = '', forgotten_at = $2
     WHERE pseudonym = ANY ($1::uuid[]) RETURNING voucher_id`,
    [people, at],
  );
  return { ...(await deleteFrom(queries, CONTACTS, people)), 'contacts.voucher (unlinked)': forgotten.length };
}

/** Deletes what came of contacting these people. Role: erasure. */
export function eraseFieldwork(queries: Queries, people: readonly string[]): Promise<RowsByTable> {
  return deleteFrom(queries, FIELDWORK, people);
}

/** Deletes what these people answered, and that they were asked. After `eraseFieldwork`. Role: erasure. */
export function eraseAnswers(queries: Queries, people: readonly string[]): Promise<RowsByTable> {
  return deleteFrom(queries, ANSWERS, people);
}

async function deleteFrom(
  queries: Queries,
  tables: readonly string[],
  people: readonly string[],
): Promise<RowsByTable> {
  const rows: Record<string, number> = {};
  for (const table of tables) {
    const sql = `WITH gone AS (DELETE FROM ${table} WHERE pseudonym = ANY ($1::uuid[]) RETURNING pseudonym)
      SELECT count(*)::integer AS count FROM gone`;
    const [counted] = await queries.query<{ count: number }>(sql, [people]);
    rows[table] = counted!.count;
  }
  return rows;
}

/** How many rows each of these tables holds about a person: what is kept, and what an erasure left. Role: erasure. */
export async function rowsHeld(queries: Queries, people: readonly string[]): Promise<RowsByTable> {
  const tables = [...CONTACTS, 'contacts.voucher', ...FIELDWORK, ...ANSWERS, 'audit.entry'];
  const rows: Record<string, number> = {};
  for (const table of tables) {
    const sql = `SELECT count(pseudonym)::integer AS count FROM ${table} WHERE pseudonym = ANY ($1::uuid[])`;
    const [counted] = await queries.query<{ count: number }>(sql, [people]);
    rows[table] = counted!.count;
  }
  return rows;
}

/** The steps of an erasure that are done, in the order in which they were. Role: erasure. */
export async function erasureSteps(queries: Queries, requestId: string): Promise<ErasureStep[]> {
  return queries.query<ErasureStep>(
    'SELECT step, rows, at FROM rights.erasure_step WHERE request_id = $1 ORDER BY at, step',
    [requestId],
  );
}

/** Records that a step is done, in the transaction that did it. Role: erasure. */
export async function insertErasureStep(queries: Queries, requestId: string, done: ErasureStep): Promise<void> {
  await queries.query('INSERT INTO rights.erasure_step (request_id, step, rows, at) VALUES ($1, $2, $3, $4)', [
    requestId,
    done.step,
    jsonText(done.rows),
    done.at,
  ]);
}

/** What a data officer hands to whoever asked: the text, and the SHA-256 of it in hexadecimal digits. */
export interface Certificate {
  readonly requestId: string;
  readonly body: string;
  readonly sha256: string;
  readonly at: Date;
}

/** Role: erasure. */
export async function insertCertificate(queries: Queries, certificate: Certificate): Promise<void> {
  await queries.query('INSERT INTO rights.certificate (request_id, body, sha256, at) VALUES ($1, $2, $3, $4)', [
    certificate.requestId,
    certificate.body,
    certificate.sha256,
    certificate.at,
  ]);
}

/** The certificate of a request; null while there is none. Role: erasure. */
export async function findCertificate(queries: Queries, requestId: string): Promise<Certificate | null> {
  const [found] = await queries.query<Certificate>(
    'SELECT request_id AS "requestId", body, sha256, at FROM rights.certificate WHERE request_id = $1',
    [requestId],
  );
  return found ?? null;
}

/** Keeps what these people answered and uses it no longer, or uses it again. Role: erasure. */
export async function setRestriction(queries: Queries, people: readonly string[], since: Date | null): Promise<void> {
  if (since === null) {
    await queries.query('DELETE FROM answers.restriction WHERE pseudonym = ANY ($1::uuid[])', [people]);
    return;
  }
  await queries.query(
    `INSERT INTO answers.restriction (pseudonym, since)
     SELECT pseudonym, $2 FROM answers.respondent WHERE pseudonym = ANY ($1::uuid[])
     ON CONFLICT (pseudonym) DO NOTHING`,
    [people, since],
  );
}

/** Since when a person's data is kept and not used; null: it is used. Role: erasure, answering or desk. */
export async function restrictedSince(queries: Queries, pseudonym: string): Promise<Date | null> {
  const sql = 'SELECT since FROM answers.restriction WHERE pseudonym = $1';
  const [found] = await queries.query<{ since: Date }>(sql, [pseudonym]);
  return found?.since ?? null;
}

/** Closes every link of these people and takes back mails that have not gone. Role: fieldwork. */
export async function stopContact(queries: Queries, people: readonly string[], at: Date): Promise<void> {
  await queries.query(
    'UPDATE answers.link SET revoked_at = $2 WHERE pseudonym = ANY ($1::uuid[]) AND revoked_at IS NULL',
    [people, at],
  );
  await queries.query(
    `UPDATE fieldwork.mail SET state = 'cancelled', changed_at = $2
     WHERE pseudonym = ANY ($1::uuid[]) AND state = 'queued'`,
    [people, at],
  );
}
