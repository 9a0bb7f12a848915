import type { Queries } from './queries.ts';

/** That a worker runs. */
export interface WorkerBeat {
  readonly workerId: string;
  readonly seenAt: Date;
  /** Whether it has a mail server to send through. */
  readonly sendsMail: boolean;
  /** Why it cannot send just now; null: nothing is wrong that it knows of. */
  readonly trouble: string | null;
}

/** Records that a worker runs, and forgets those that have not been seen for a day. Role: mailer. */
export async function beatWorker(
  queries: Queries,
  { workerId, seenAt, sendsMail, trouble }: WorkerBeat,
): Promise<void> {
  await queries.query(
    `INSERT INTO fieldwork.worker (worker_id, seen_at, sends_mail, trouble) VALUES ($1, $2, $3, $4)
     ON CONFLICT (worker_id) DO UPDATE
       SET seen_at = excluded.seen_at, sends_mail = excluded.sends_mail, trouble = excluded.trouble`,
    [workerId, seenAt, sendsMail, trouble],
  );
  await queries.query(`DELETE FROM fieldwork.worker WHERE seen_at < $1::timestamptz - interval '1 day'`, [seenAt]);
}

/** Takes away a worker that ends in an orderly way. Role: mailer. */
export async function forgetWorker(queries: Queries, workerId: string): Promise<void> {
  await queries.query('DELETE FROM fieldwork.worker WHERE worker_id = $1', [workerId]);
}

/** The workers that were seen since a moment, the latest first. Role: fieldwork or mailer. */
export async function workersSeen(queries: Queries, since: Date): Promise<WorkerBeat[]> {
  return queries.query<WorkerBeat>(
    `SELECT worker_id AS "workerId", seen_at AS "seenAt", sends_mail AS "sendsMail", trouble
     FROM fieldwork.worker WHERE seen_at >= $1 ORDER BY seen_at DESC`,
    [since],
  );
}
