import type { Queries } from './queries.ts';

/** How much mail is on its way, of all studies together: for watching over a server, not for telling about a study. */
export interface MailQueue {
  /** Due by now, and not sent. */
  readonly due: number;
  /** To be sent later. */
  readonly later: number;
  readonly sending: number;
  /** For how long the oldest that is due has waited, in seconds; nought when none is. */
  readonly oldestSeconds: number;
}

/** Role: mailer. */
export async function mailQueue(queries: Queries, now: Date): Promise<MailQueue> {
  const [row] = await queries.query<MailQueue>(
    `SELECT count(*) FILTER (WHERE state = 'queued' AND not_before <= $1)::int AS due,
            count(*) FILTER (WHERE state = 'queued' AND not_before > $1)::int AS later,
            count(*) FILTER (WHERE state = 'sending')::int AS sending,
            coalesce(extract(epoch FROM $1 - min(not_before)
              FILTER (WHERE state = 'queued' AND not_before <= $1)), 0)::float8 AS "oldestSeconds"
     FROM fieldwork.mail WHERE state IN ('queued', 'sending')`,
    [now],
  );
  return row!;
}
