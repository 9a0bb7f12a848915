import type { StoredPerson } from './person.ts';
import { insertPeople } from './person.ts';
import type { Queries } from './queries.ts';

/** Adds the people of a list, and that they came with it. Role: contacts. */
export async function insertListPeople(
  queries: Queries,
  listId: string,
  people: readonly StoredPerson[],
): Promise<void> {
  await insertPeople(queries, people);
  await queries.query('UPDATE contacts.person SET list_id = $1 WHERE pseudonym = ANY($2::uuid[])', [
    listId,
    people.map(({ pseudonym }) => pseudonym),
  ]);
}

/** Somebody in the contacts whose address or number was asked for, by the indexes in hexadecimal; nobody’s name. */
export interface FoundPerson {
  readonly studyId: string;
  readonly authorityCode: string | null;
  readonly emailIndex: string | null;
  readonly phoneIndex: string | null;
}

/** Who in these studies has one of these addresses or numbers, given by their indexes in hexadecimal. Role: contacts. */
export async function findListedPeople(
  queries: Queries,
  studyIds: readonly string[],
  { emails, phones }: { readonly emails: readonly string[]; readonly phones: readonly string[] },
): Promise<FoundPerson[]> {
  const found = `study_id AS "studyId", authority_code AS "authorityCode",
    encode(email_index, 'hex') AS "emailIndex", encode(phone_index, 'hex') AS "phoneIndex"`;
  return queries.query<FoundPerson>(
    `SELECT ${found} FROM contacts.person
     WHERE study_id = ANY($1) AND email_index IN (SELECT decode(wanted, 'hex') FROM unnest($2::text[]) AS wanted)
     UNION ALL
     SELECT ${found} FROM contacts.person
     WHERE study_id = ANY($1) AND phone_index IN (SELECT decode(wanted, 'hex') FROM unnest($3::text[]) AS wanted)`,
    [studyIds, emails, phones],
  );
}

/** Which of these addresses and numbers are not to be contacted in a study. Role: contacts. */
export async function findSuppressedIndexes(
  queries: Queries,
  studyId: string,
  { emails, phones }: { readonly emails: readonly string[]; readonly phones: readonly string[] },
): Promise<{ readonly emailIndex: string | null; readonly phoneIndex: string | null }[]> {
  const found = `encode(email_index, 'hex') AS "emailIndex", encode(phone_index, 'hex') AS "phoneIndex"`;
  const counts = `(study_id IS NULL OR study_id = $1) AND channel = 'every'`;
  return queries.query(
    `SELECT ${found} FROM contacts.suppression
     WHERE ${counts} AND email_index IN (SELECT decode(wanted, 'hex') FROM unnest($2::text[]) AS wanted)
     UNION ALL
     SELECT ${found} FROM contacts.suppression
     WHERE ${counts} AND phone_index IN (SELECT decode(wanted, 'hex') FROM unnest($3::text[]) AS wanted)`,
    [studyId, emails, phones],
  );
}

/**
 * Deletes the people of a list, their cases and that they were sampled, and marks the list as removed: how many they were.
 * Null when one of them is in a batch already: the caller then rolls everything back. Role: erasure.
 */
export async function deleteListCases(queries: Queries, listId: string): Promise<number | null> {
  const people = 'SELECT pseudonym FROM contacts.person WHERE list_id = $1';
  await queries.query("UPDATE contacts.staff_list SET state = 'removed' WHERE list_id = $1", [listId]);
  const cases = await queries.query<{ pseudonym: string }>(
    `DELETE FROM fieldwork.case_file
     WHERE pseudonym IN (${people}) AND batch_id IS NULL AND released_at IS NULL RETURNING pseudonym`,
    [listId],
  );
  const [left] = await queries.query(`SELECT 1 FROM fieldwork.case_file WHERE pseudonym IN (${people}) LIMIT 1`, [
    listId,
  ]);
  if (left) return null;
  const sampled = cases.map(({ pseudonym }) => pseudonym);
  await queries.query('DELETE FROM answers.respondent WHERE pseudonym = ANY ($1::uuid[])', [sampled]);
  const gone = await queries.query('DELETE FROM contacts.person WHERE list_id = $1 RETURNING pseudonym', [listId]);
  return gone.length;
}
