import type { CaseSource } from '@earshot/fieldwork';
import type { Queries } from './queries.ts';

/**
 * Who somebody is, as the store knows it: sealed, so that reading the database gives no name. `@earshot/actions` seals
 * and opens it with a key from outside.
 */
export interface StoredPerson {
  /** The same as the respondent's; the only thing that contacts and answers have in common. */
  readonly pseudonym: string;
  readonly studyId: string;
  /** The authority's nine-character code, such as E06000016. */
  readonly authorityCode: string | null;
  readonly sealed: Uint8Array;
  /** Keyed hashes (32 bytes) by which the same address or number is found again; null: has none. */
  readonly emailIndex: Uint8Array | null;
  readonly phoneIndex: Uint8Array | null;
  readonly source: CaseSource;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

const COLUMNS = `pseudonym, study_id AS "studyId", authority_code AS "authorityCode", sealed,
  email_index AS "emailIndex", phone_index AS "phoneIndex", source,
  created_at AS "createdAt", changed_at AS "changedAt"`;

/** Adds any number of people in one statement. Role: contacts. */
export async function insertPeople(queries: Queries, people: readonly StoredPerson[]): Promise<void> {
  await queries.query(
    `INSERT INTO contacts.person
       (pseudonym, study_id, authority_code, sealed, email_index, phone_index, source, created_at, changed_at)
     SELECT pseudonym, study_id, authority_code, decode(sealed, 'hex'), decode(email_index, 'hex'),
       decode(phone_index, 'hex'), source, created_at, changed_at
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
       $9::timestamptz[]) AS added (pseudonym, study_id, authority_code, sealed, email_index, phone_index, source,
       created_at, changed_at)`,
    [
      people.map((one) => one.pseudonym),
      people.map((one) => one.studyId),
      people.map((one) => one.authorityCode),
      people.map((one) => hex(one.sealed)),
      people.map((one) => hex(one.emailIndex)),
      people.map((one) => hex(one.phoneIndex)),
      people.map((one) => one.source),
      people.map((one) => one.createdAt),
      people.map((one) => one.changedAt),
    ],
  );
}

/** Replaces what is known of a person. Role: contacts. */
export async function updatePerson(
  queries: Queries,
  person: Pick<StoredPerson, 'pseudonym' | 'sealed' | 'emailIndex' | 'phoneIndex' | 'authorityCode' | 'changedAt'>,
): Promise<void> {
  await queries.query(
    `UPDATE contacts.person SET sealed = $2, email_index = $3, phone_index = $4, authority_code = $5, changed_at = $6
     WHERE pseudonym = $1`,
    [
      person.pseudonym,
      bytes(person.sealed),
      bytes(person.emailIndex),
      bytes(person.phoneIndex),
      person.authorityCode,
      person.changedAt,
    ],
  );
}

/** The person of that pseudonym, or null. Role: contacts or mailer. */
export async function findPerson(queries: Queries, pseudonym: string): Promise<StoredPerson | null> {
  const [person] = await queries.query<StoredPerson>(`SELECT ${COLUMNS} FROM contacts.person WHERE pseudonym = $1`, [
    pseudonym,
  ]);
  return person ?? null;
}

/** Everybody of a study who has one of these indexes of an e-mail address. Role: contacts. */
export async function findPeopleByEmail(
  queries: Queries,
  studyId: string,
  emailIndexes: readonly Uint8Array[],
): Promise<StoredPerson[]> {
  return queries.query<StoredPerson>(
    `SELECT ${COLUMNS} FROM contacts.person
     WHERE study_id = $1 AND email_index IN (SELECT decode(wanted, 'hex') FROM unnest($2::text[]) AS wanted)
     ORDER BY created_at, pseudonym`,
    [studyId, emailIndexes.map((index) => hex(index))],
  );
}

/** Lets the transactions that ask about one address in a study take turns, until this one ends. Any role. */
export async function lockAddress(queries: Queries, studyId: string, emailIndex: Uint8Array): Promise<void> {
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended('address ' || $1 || ' ' || $2, 0))`, [
    studyId,
    hex(emailIndex),
  ]);
}

/** Whether anybody’s details are held for a study. Role: contacts. */
export async function hasPeople(queries: Queries, studyId: string): Promise<boolean> {
  const found = await queries.query('SELECT 1 FROM contacts.person WHERE study_id = $1 LIMIT 1', [studyId]);
  return found.length > 0;
}

function hex(value: Uint8Array | null): string | null {
  return value && Buffer.from(value).toString('hex');
}

function bytes(value: Uint8Array | null): Buffer | null {
  return value && Buffer.from(value);
}
