import type { MailState } from './mail.ts';
import type { Queries } from './queries.ts';

/** How many mails of a step stand in a state. */
export interface MailCount {
  /** The day in England on which the people were released, YYYY-MM-DD; null: they were not, or it went to an authority. */
  readonly releasedOn: string | null;
  readonly step: string;
  /** `letter`: a mail outside the protocol. */
  readonly kind: 'person' | 'authority' | 'letter';
  readonly state: MailState;
  readonly count: number;
}

/** The mails of a study, counted. Role: fieldwork. */
export async function mailCounts(
  queries: Queries,
  studyId: string,
  protocolSteps: readonly string[],
): Promise<MailCount[]> {
  return queries.query<MailCount>(
    `SELECT to_char(c.released_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "releasedOn",
       split_part(m.step, ':', 1) AS step, m.state, count(*)::integer AS count,
       CASE WHEN NOT split_part(m.step, ':', 1) = ANY ($2) THEN 'letter'
         WHEN m.pseudonym IS NULL THEN 'authority' ELSE 'person' END AS kind
     FROM fieldwork.mail m LEFT JOIN fieldwork.case_file c USING (pseudonym)
     WHERE m.study_id = $1 GROUP BY 1, 2, 3, 5 ORDER BY 1, 2, 3`,
    [studyId, protocolSteps],
  );
}

/** People of a study who were released on one day. */
export interface ReleasedCount {
  /** YYYY-MM-DD, in England. */
  readonly releasedOn: string;
  readonly people: number;
  readonly withEmail: number;
  /** Made up: they are never written to. */
  readonly simulated: number;
}

/** How many people of a study were released on each day, without those who came by an open link. Role: fieldwork. */
export async function releasedCounts(queries: Queries, studyId: string): Promise<ReleasedCount[]> {
  return queries.query<ReleasedCount>(
    `SELECT to_char(c.released_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "releasedOn",
       count(*)::integer AS people, count(*) FILTER (WHERE c.has_email)::integer AS "withEmail",
       count(*) FILTER (WHERE r.simulated)::integer AS simulated
     FROM fieldwork.case_file c JOIN answers.respondent r USING (pseudonym)
     WHERE c.study_id = $1 AND c.released_at IS NOT NULL AND c.source <> 'open' GROUP BY 1 ORDER BY 1`,
    [studyId],
  );
}

/** A mail of which nobody knows whether it was sent. */
export interface UnknownMail {
  readonly mailId: string;
  readonly step: string;
  readonly messageId: string;
  readonly reason: string | null;
  readonly beganAt: Date;
}

/** The mails of a study of which nobody knows whether they were sent, oldest first. Role: fieldwork. */
export async function unknownMails(queries: Queries, studyId: string, most: number): Promise<UnknownMail[]> {
  return queries.query<UnknownMail>(
    `SELECT mail_id AS "mailId", step, message_id AS "messageId", reason, began_at AS "beganAt"
     FROM fieldwork.mail WHERE study_id = $1 AND state = 'unknown' ORDER BY began_at, mail_id LIMIT $2`,
    [studyId, most],
  );
}

/** Cancels what is queued of a step, to whomever. Returns how many. Role: fieldwork. */
export async function cancelQueuedStep(
  queries: Queries,
  { studyId, step, at }: { studyId: string; step: string; at: Date },
): Promise<number> {
  const rows = await queries.query(
    `UPDATE fieldwork.mail SET state = 'cancelled', letter = NULL, reason = 'Cancelled at the desk.', changed_at = $3
     WHERE study_id = $1 AND split_part(step, ':', 1) = $2 AND state = 'queued' RETURNING mail_id`,
    [studyId, step, at],
  );
  return rows.length;
}
