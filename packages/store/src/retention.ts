import type { RowsByTable } from './erasure.ts';
import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** That something was deleted because its time had come. */
export interface Deletion {
  readonly studyId: string;
  readonly kind: string;
  /** Such as “12 months after close”. */
  readonly rule: string;
  readonly rows: RowsByTable;
  /** The latest day on which any of it was due, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly doneAt: Date;
  /** Of the deletion before this one, hexadecimal; of the first, 64 zeros. */
  readonly previousSha256: string;
  readonly sha256: string;
}

const COLUMNS = `study_id AS "studyId", kind, rule, rows, due_on::text AS "dueOn", done_at AS "doneAt",
  previous_sha256 AS "previousSha256", sha256`;

/** The kinds of rows that have a clock, each with the moment from which it runs where it runs from its making. */
export type ClockedRows = 'person' | 'organisation_contact' | 'note' | 'voucher';

interface Clocked {
  readonly table: string;
  readonly key: string;
  readonly made: string;
  /** Which rows of a study ($1) are there. */
  readonly where: string;
}

const OF_A_STUDY = 'study_id = $1';
const CLOCKED: Readonly<Record<ClockedRows, Clocked>> = {
  person: { table: 'contacts.person', key: 'pseudonym', made: 'created_at', where: OF_A_STUDY },
  organisation_contact: {
    table: 'contacts.organisation_contact',
    key: 'authority_code',
    made: 'changed_at',
    where: OF_A_STUDY,
  },
  note: {
    table: 'contacts.note',
    key: 'note_id',
    made: 'at',
    where: 'pseudonym IN (SELECT pseudonym FROM fieldwork.case_file WHERE study_id = $1)',
  },
  // Codes that were never given to anybody say nothing about anybody.
  voucher: {
    table: 'contacts.voucher',
    key: 'voucher_id',
    made: 'given_at',
    where: `${OF_A_STUDY} AND given_at IS NOT NULL AND forgotten_at IS NULL`,
  },
};

/** By when rows must have been made to be due: on or before this day; null: all of them. Days as they are in England. */
export interface DueRows {
  readonly studyId: string;
  readonly rows: ClockedRows;
  /** Rows whose day of making, `months` later, is this day or before; null: all, since the clock runs from elsewhere. */
  readonly made: { readonly months: number; readonly by: string } | null;
}

/** Calendar months: what is made on the 31st is due on the last day of a shorter month. */
function dueSql(made: string): string {
  return `((${made} AT TIME ZONE 'Europe/London')::date + make_interval(months => $2::integer))::date`;
}

/** How many rows there are of a kind, how many of them are due, and when the first is. Role: erasure. */
export async function countDue(
  queries: Queries,
  { studyId, rows, made }: DueRows,
): Promise<{ held: number; due: number; firstDueOn: string | null }> {
  const { table, made: column, where } = CLOCKED[rows];
  const due = dueSql(column);
  const [counted] = await queries.query<{ held: number; due: number; firstDueOn: string | null }>(
    `SELECT count(*)::integer AS held, count(*) FILTER (WHERE $3::date IS NULL OR ${due} <= $3::date)::integer AS due,
       CASE WHEN $3::date IS NULL THEN NULL ELSE min(${due})::text END AS "firstDueOn"
     FROM ${table} WHERE ${where}`,
    [studyId, made?.months ?? 0, made?.by ?? null],
  );
  return counted!;
}

/**
 * Deletes at most `limit` rows that are due; of vouchers, who had them and their codes, so that the accounts stay.
 * Returns how many, and the latest day on which one of them was due (null where the clock runs from elsewhere).
 * Role: erasure.
 */
export async function deleteDue(
  queries: Queries,
  { studyId, rows, made }: DueRows,
  { limit, at }: { readonly limit: number; readonly at: Date },
): Promise<{ rows: RowsByTable; count: number; lastDueOn: string | null }> {
  const { table, key, made: column, where } = CLOCKED[rows];
  const due = dueSql(column);
  const taken =
    rows === 'voucher'
      ? `UPDATE ${table} SET pseudonym = NULL, sealed_code = '', forgotten_at = $5`
      : `DELETE FROM ${table}`;
  const [done] = await queries.query<{ count: number; lastDueOn: string | null }>(
    `WITH due AS (
       SELECT ${key}, ${due} AS due_on FROM ${table}
       WHERE ${where} AND ($3::date IS NULL OR ${due} <= $3::date) ORDER BY ${column}, ${key} LIMIT $4
     ), gone AS (
       ${taken} WHERE ${where} AND ${key} IN (SELECT ${key} FROM due) AND $5::timestamptz IS NOT NULL RETURNING 1
     )
     SELECT (SELECT count(*)::integer FROM gone) AS count,
       CASE WHEN $3::date IS NULL THEN NULL ELSE max(due_on)::text END AS "lastDueOn" FROM due`,
    [studyId, made?.months ?? 0, made?.by ?? null, limit, at],
  );
  const name = rows === 'voucher' ? `${table} (unlinked)` : table;
  return { rows: { [name]: done!.count }, count: done!.count, lastDueOn: done!.lastDueOn };
}

/** Takes turns with every other deletion, and gives the hash that the next one follows. Role: erasure. */
export async function lockDeletions(queries: Queries): Promise<string> {
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended('rights.deletion', 0))`);
  const [last] = await queries.query<{ sha256: string }>(
    'SELECT sha256 FROM rights.deletion ORDER BY deletion_id DESC LIMIT 1',
  );
  return last?.sha256 ?? '0'.repeat(64);
}

/** Appends the proof of a deletion, in the transaction that deleted. Role: erasure. */
export async function appendDeletion(queries: Queries, deletion: Deletion): Promise<void> {
  await queries.query(
    `INSERT INTO rights.deletion (study_id, kind, rule, rows, due_on, done_at, previous_sha256, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      deletion.studyId,
      deletion.kind,
      deletion.rule,
      jsonText(deletion.rows),
      deletion.dueOn,
      deletion.doneAt,
      deletion.previousSha256,
      deletion.sha256,
    ],
  );
}

/** Every deletion, in the order in which they were made. Role: erasure. */
export async function listDeletions(queries: Queries): Promise<Deletion[]> {
  return queries.query<Deletion>(`SELECT ${COLUMNS} FROM rights.deletion ORDER BY deletion_id`);
}

/** The hashes of deletions that the audit names, in order: a proof that was taken away is missed here. Role: erasure. */
export async function auditedDeletions(queries: Queries): Promise<string[]> {
  const rows = await queries.query<{ sha256: string }>(
    `SELECT detail ->> 'sha256' AS sha256 FROM audit.entry WHERE action = 'delete-what-is-due' ORDER BY entry_id`,
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Records when fieldwork of a study ended. Role: erasure. */
export async function insertClosing(
  queries: Queries,
  closing: { readonly studyId: string; readonly closedOn: string; readonly actor: string; readonly at: Date },
): Promise<void> {
  await queries.query('INSERT INTO rights.closing (study_id, closed_on, actor, at) VALUES ($1, $2, $3, $4)', [
    closing.studyId,
    closing.closedOn,
    closing.actor,
    closing.at,
  ]);
}

/** The days that a study's end follows from: as somebody stated it, and when people were last released. Role: erasure. */
export async function closingFacts(
  queries: Queries,
  studyId: string,
): Promise<{ statedOn: string | null; lastReleasedOn: string | null }> {
  const [facts] = await queries.query<{ statedOn: string | null; lastReleasedOn: string | null }>(
    `SELECT (SELECT closed_on::text FROM rights.closing WHERE study_id = $1 ORDER BY closing_id DESC LIMIT 1) AS "statedOn",
       (SELECT (greatest(
          (SELECT max(released_at) FROM fieldwork.batch WHERE study_id = $1),
          (SELECT max(released_at) FROM fieldwork.case_file WHERE study_id = $1)
        ) AT TIME ZONE 'Europe/London')::date::text) AS "lastReleasedOn"`,
    [studyId],
  );
  return facts!;
}
