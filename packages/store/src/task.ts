import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

export type TaskKind = 'keep_staff_list' | 'give_vouchers' | 'search_names';

/** Something that takes longer than a page may, as any server can see it. */
export interface StoredTask {
  /** A random UUID, which the caller draws; for the keeping of a staff list, that of the list. */
  readonly taskId: string;
  readonly kind: TaskKind;
  /** Null: about every study. */
  readonly studyId: string | null;
  /** An account. */
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly state: 'going' | 'done' | 'stopped' | 'failed';
  /** How many of the whole are done: rows or people. */
  readonly done: number;
  readonly whole: number;
  readonly stopAsked: boolean;
  /** When it last said that it goes on. */
  readonly beatAt: Date;
  /** What came of it; never a name. */
  readonly result: unknown;
}

const COLUMNS = `task_id AS "taskId", kind, study_id AS "studyId", started_by AS "startedBy", started_at AS "startedAt",
  state, done, whole, stop_asked AS "stopAsked", beat_at AS "beatAt", result`;

export type NewTask = Pick<StoredTask, 'taskId' | 'kind' | 'studyId' | 'startedBy' | 'startedAt' | 'whole'>;

/**
 * Says that a task begins, anew where it has begun before; one that goes on and has said so since `silentSince` is left
 * alone. Role: contacts.
 */
export async function startTask(queries: Queries, task: NewTask, silentSince: Date): Promise<void> {
  await queries.query(
    `INSERT INTO contacts.task AS known (task_id, kind, study_id, started_by, started_at, state, whole, beat_at)
     VALUES ($1, $2, $3, $4, $5, 'going', $6, $5)
     ON CONFLICT (task_id) DO UPDATE SET started_by = $4, started_at = $5, state = 'going', done = 0, whole = $6,
       stop_asked = false, beat_at = $5, result = NULL
     WHERE known.state <> 'going' OR known.beat_at < $7`,
    [task.taskId, task.kind, task.studyId, task.startedBy, task.startedAt, task.whole, silentSince],
  );
}

/** Says how far a task has come; false: it is to stop, or has ended. Role: contacts. */
export async function beatTask(
  queries: Queries,
  { taskId, done, at }: { readonly taskId: string; readonly done: number; readonly at: Date },
): Promise<boolean> {
  const goes = await queries.query<{ stop: boolean }>(
    `UPDATE contacts.task SET done = $2, beat_at = $3 WHERE task_id = $1 AND state = 'going'
     RETURNING stop_asked AS stop`,
    [taskId, done, at],
  );
  return goes[0]?.stop === false;
}

/** Whether somebody has asked for a task to stop, also for a transaction that began before. Role: contacts. */
export async function isTaskToStop(queries: Queries, taskId: string): Promise<boolean> {
  return (await queries.query('SELECT 1 FROM contacts.task WHERE task_id = $1 AND stop_asked', [taskId])).length > 0;
}

/** Says how a task ended, unless it has ended already. Role: contacts. */
export async function endTask(
  queries: Queries,
  { taskId, state, result = null, at }: Pick<StoredTask, 'taskId' | 'state'> & { result?: unknown; at: Date },
): Promise<void> {
  await queries.query(
    `UPDATE contacts.task SET state = $2, result = $3::jsonb, beat_at = $4,
       done = CASE WHEN $2 = 'done' THEN whole ELSE done END
     WHERE task_id = $1 AND state = 'going'`,
    [taskId, state, result === null ? null : jsonText(result), at],
  );
}

/** Asks a task to stop, which it does at its next step. Role: contacts. */
export async function askTaskToStop(queries: Queries, taskId: string): Promise<void> {
  await queries.query(`UPDATE contacts.task SET stop_asked = true WHERE task_id = $1 AND state = 'going'`, [taskId]);
}

/** The tasks of these ids. Role: contacts. */
export async function findTasks(queries: Queries, taskIds: readonly string[]): Promise<StoredTask[]> {
  return queries.query<StoredTask>(`SELECT ${COLUMNS} FROM contacts.task WHERE task_id::text = ANY ($1)`, [taskIds]);
}

/** The task of a kind that was started last in a study, or null. Role: contacts. */
export async function latestTask(queries: Queries, kind: TaskKind, studyId: string): Promise<StoredTask | null> {
  const [latest] = await queries.query<StoredTask>(
    `SELECT ${COLUMNS} FROM contacts.task WHERE kind = $1 AND study_id = $2 ORDER BY started_at DESC LIMIT 1`,
    [kind, studyId],
  );
  return latest ?? null;
}

/** Deletes the tasks that last said something before a moment. Role: contacts. */
export async function deleteOldTasks(queries: Queries, before: Date): Promise<void> {
  await queries.query('DELETE FROM contacts.task WHERE beat_at < $1', [before]);
}
