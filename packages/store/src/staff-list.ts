import type { ListCounts } from '@earshot/fieldwork';
import { jsonText } from './json-text.ts';
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
