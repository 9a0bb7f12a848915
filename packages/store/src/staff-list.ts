import type { ListCounts } from '@earshot/fieldwork';
import { jsonText } from './json-text.ts';
import type { StoredPerson } from './person.ts';
import { insertPeople } from './person.ts';
import type { Queries } from './queries.ts';

/**
 * Where a staff list stands. `people_kept` lies between two transactions: its people are in the contacts, their cases
 * are still to be made, and doing it again makes them.
 */
export type StaffListState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'stopped'
  | 'failed'
  | 'keeping'
  | 'people_kept'
  | 'kept'
  | 'removed'
  | 'expired';

/** What became of a list’s rows. */
export interface StaffListCounts {
  readonly desk: ListCounts;
  /** Without what only we know, such as who is in the study already: what the authority itself is told. */
  readonly authority: ListCounts;
}

/** A staff list as the store knows it; the file itself waits in sealed parts. */
export interface StoredStaffList {
  readonly listId: string;
  readonly studyId: string;
  /** The whole list is of this authority; null: a column says which. */
  readonly authorityCode: string | null;
  readonly source: 'list' | 'booster';
  readonly format: 'csv' | 'xlsx';
  readonly state: StaffListState;
  /** Uploaded by the authority itself. */
  readonly byAuthority: boolean;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly expiresAt: Date;
  /** What the upload says of itself, sealed for the list’s id: its name, its headings and what they are for. */
  readonly sealed: Uint8Array;
  readonly rowsDone: number;
  /** How much of the file has been checked, 0 to 1. */
  readonly shareDone: number;
  readonly counts: StaffListCounts | null;
  readonly beatAt: Date | null;
  readonly checkNumber: number;
}

const COLUMNS = `list_id AS "listId", study_id AS "studyId", authority_code AS "authorityCode", source, format, state,
  by_authority AS "byAuthority", uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt", expires_at AS "expiresAt",
  sealed, rows_done AS "rowsDone", share_done AS "shareDone", counts, beat_at AS "beatAt", check_number AS "checkNumber"`;

/** Adds a list that has just been uploaded. Role: contacts. */
export async function insertStaffList(queries: Queries, list: StoredStaffList): Promise<void> {
  await queries.query(
    `INSERT INTO contacts.staff_list (list_id, study_id, authority_code, source, format, state, by_authority,
       uploaded_by, uploaded_at, expires_at, sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      list.listId,
      list.studyId,
      list.authorityCode,
      list.source,
      list.format,
      list.state,
      list.byAuthority,
      list.uploadedBy,
      list.uploadedAt,
      list.expiresAt,
      Buffer.from(list.sealed),
    ],
  );
}

/** The list of that id in a study, or null. `to-change` holds it until the transaction ends. Role: contacts. */
export async function findStaffList(
  queries: Queries,
  studyId: string,
  listId: string,
  purpose: 'to-read' | 'to-change' = 'to-read',
): Promise<StoredStaffList | null> {
  const hold = purpose === 'to-change' ? ' FOR UPDATE' : '';
  const [found] = await queries.query<StoredStaffList>(
    `SELECT ${COLUMNS} FROM contacts.staff_list WHERE study_id = $1 AND list_id::text = $2${hold}`,
    [studyId, listId],
  );
  return found ?? null;
}

/** The lists of a study, or of one authority in it, the latest first. Role: contacts. */
export async function staffListsOf(
  queries: Queries,
  studyId: string,
  authorityCode: string | null = null,
): Promise<StoredStaffList[]> {
  return queries.query<StoredStaffList>(
    `SELECT ${COLUMNS} FROM contacts.staff_list
     WHERE study_id = $1 AND ($2::text IS NULL OR authority_code = $2) ORDER BY uploaded_at DESC, list_id`,
    [studyId, authorityCode],
  );
}

/** The lists whose people are kept and whose cases are still to be made. Role: contacts. */
export async function unfinishedStaffLists(queries: Queries): Promise<StoredStaffList[]> {
  return queries.query<StoredStaffList>(`SELECT ${COLUMNS} FROM contacts.staff_list WHERE state = 'people_kept'`);
}

/** Where a list has come to; what is left out stays as it is. Role: contacts. */
export async function updateStaffList(
  queries: Queries,
  listId: string,
  change: Partial<
    Pick<StoredStaffList, 'state' | 'sealed' | 'rowsDone' | 'shareDone' | 'counts' | 'beatAt' | 'checkNumber'>
  >,
): Promise<void> {
  await queries.query(
    `UPDATE contacts.staff_list SET state = coalesce($2, state), sealed = coalesce($3, sealed),
       rows_done = coalesce($4, rows_done), counts = coalesce($5::jsonb, counts), beat_at = coalesce($6, beat_at),
       check_number = coalesce($7, check_number), share_done = coalesce($8, share_done)
     WHERE list_id = $1`,
    [
      listId,
      change.state ?? null,
      change.sealed ? Buffer.from(change.sealed) : null,
      change.rowsDone ?? null,
      change.counts ? jsonText(change.counts) : null,
      change.beatAt ?? null,
      change.checkNumber ?? null,
      change.shareDone ?? null,
    ],
  );
}

/** Says how far a checking has come; false: it has been stopped, or another has begun. Role: contacts. */
export async function beatStaffList(
  queries: Queries,
  beat: {
    readonly listId: string;
    readonly checkNumber: number;
    readonly rowsDone: number;
    readonly shareDone: number;
    readonly at: Date;
  },
): Promise<boolean> {
  const found = await queries.query(
    `UPDATE contacts.staff_list SET rows_done = $3, share_done = $4, beat_at = $5
     WHERE list_id = $1 AND check_number = $2 AND state = 'checking' RETURNING 1`,
    [beat.listId, beat.checkNumber, beat.rowsDone, beat.shareDone, beat.at],
  );
  return found.length > 0;
}

export type StaffListPartKind = 'file' | 'faults' | 'cases';

/** Adds a sealed part of a list: of its file, of its rows at fault, or of the cases that are to be made. Role: contacts. */
export async function insertStaffListPart(
  queries: Queries,
  listId: string,
  part: { readonly kind: StaffListPartKind; readonly number: number; readonly sealed: Uint8Array },
): Promise<void> {
  await queries.query('INSERT INTO contacts.staff_list_part (list_id, kind, number, sealed) VALUES ($1, $2, $3, $4)', [
    listId,
    part.kind,
    part.number,
    Buffer.from(part.sealed),
  ]);
}

/** One sealed part of a list, counted from 0, or null after the last. Role: contacts. */
export async function staffListPart(
  queries: Queries,
  listId: string,
  kind: StaffListPartKind,
  number: number,
): Promise<Uint8Array | null> {
  const [part] = await queries.query<{ sealed: Uint8Array }>(
    'SELECT sealed FROM contacts.staff_list_part WHERE list_id = $1 AND kind = $2 AND number = $3',
    [listId, kind, number],
  );
  return part?.sealed ?? null;
}

/** The numbers of a list’s parts of one kind, in order. Role: contacts. */
export async function staffListPartNumbers(
  queries: Queries,
  listId: string,
  kind: StaffListPartKind,
): Promise<number[]> {
  const parts = await queries.query<{ number: number }>(
    'SELECT number FROM contacts.staff_list_part WHERE list_id = $1 AND kind = $2 ORDER BY number',
    [listId, kind],
  );
  return parts.map(({ number }) => number);
}

/** Deletes the parts of a list of those kinds. Role: contacts or erasure. */
export async function deleteStaffListParts(
  queries: Queries,
  listId: string,
  kinds: readonly StaffListPartKind[],
): Promise<void> {
  await queries.query('DELETE FROM contacts.staff_list_part WHERE list_id = $1 AND kind = ANY($2)', [listId, kinds]);
}

/** Marks what nobody decided on in time as expired and deletes what waited; gives the lists. Role: contacts. */
export async function expireStaffLists(queries: Queries, now: Date): Promise<{ listId: string; studyId: string }[]> {
  const gone = await queries.query<{ listId: string; studyId: string }>(
    `UPDATE contacts.staff_list SET state = 'expired'
     WHERE expires_at <= $1 AND state IN ('uploaded', 'checking', 'checked', 'stopped', 'failed', 'keeping')
     RETURNING list_id AS "listId", study_id AS "studyId"`,
    [now],
  );
  await queries.query(
    `DELETE FROM contacts.staff_list_part USING contacts.staff_list
     WHERE staff_list_part.list_id = staff_list.list_id AND expires_at <= $1 AND state <> 'people_kept'`,
    [now],
  );
  return gone;
}

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
