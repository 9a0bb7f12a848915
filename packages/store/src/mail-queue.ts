import type { Queries } from './queries.ts';
import { suppressedSql } from './suppression.ts';

/**
 * Who may be sent a mail of the protocol, as conditions on `c`, a case, and `person`, of the same pseudonym: released,
 * sampled and not come by an open link; real; with an address; neither finished nor withdrawn nor refused in any mode.
 * @param ends placeholder of the dispositions after which nobody is written to.
 */
export function mayBeMailedSql(ends: string): string {
  return `c.released_at IS NOT NULL AND c.source <> 'open' AND person.email_index IS NOT NULL
    AND NOT EXISTS (SELECT FROM answers.respondent r WHERE r.pseudonym = c.pseudonym AND r.simulated)
    AND NOT EXISTS (SELECT FROM answers.ended e WHERE e.pseudonym = c.pseudonym)
    AND NOT EXISTS (SELECT FROM fieldwork.contact_event e
      WHERE e.pseudonym = c.pseudonym AND e.disposition = ANY (${ends}))
    AND NOT ${suppressedSql('c.study_id', "'mail'")}`;
}

/** A mail of the protocol that is due for those of a study who were released on a day. */
export interface DueStep {
  readonly studyId: string;
  /** YYYY-MM-DD, in England. */
  readonly releasedOn: string;
  readonly step: string;
  /** For a reminder: the step of the invitation, which must have been sent. Null: this is the invitation. */
  readonly invitation: string | null;
  /** All mails of the protocol: nobody gets two on one day. */
  readonly protocolSteps: readonly string[];
  readonly ends: readonly string[];
  readonly at: Date;
}

/** Midnight in England before a moment. */
const TODAY = `date_trunc('day', $6::timestamptz AT TIME ZONE 'Europe/London') AT TIME ZONE 'Europe/London'`;

/**
 * Queues a due mail for everybody who may have it and has none of this step yet; returns how many were queued. Two
 * workers that do it at once queue one. Role: mailer.
 */
export async function queueDueStep(queries: Queries, due: DueStep): Promise<number> {
  const { studyId, releasedOn, step, invitation, protocolSteps, ends, at } = due;
  const rows = await queries.query(
    `INSERT INTO fieldwork.mail
       (mail_id, study_id, pseudonym, step, state, queued_by, queued_at, not_before, changed_at)
     SELECT gen_random_uuid(), c.study_id, c.pseudonym, $3, 'queued', 'protocol', $6, $6, $6
     FROM fieldwork.case_file c JOIN contacts.person person ON person.pseudonym = c.pseudonym
     WHERE c.study_id = $1 AND (c.released_at AT TIME ZONE 'Europe/London')::date = $2::date
       AND NOT EXISTS (SELECT FROM fieldwork.mail m
         WHERE m.study_id = $1 AND m.step = $3 AND m.pseudonym = c.pseudonym)
       AND ${mayBeMailedSql('$5')}
       AND ($4::text IS NULL OR (
         EXISTS (SELECT FROM fieldwork.mail m
           WHERE m.pseudonym = c.pseudonym AND split_part(m.step, ':', 1) = $4 AND m.state IN ('sent', 'unknown'))
         AND NOT EXISTS (SELECT FROM fieldwork.mail m
           WHERE m.pseudonym = c.pseudonym AND split_part(m.step, ':', 1) = ANY ($7) AND m.changed_at >= ${TODAY})))
     ON CONFLICT DO NOTHING RETURNING mail_id`,
    [studyId, releasedOn, step, invitation, ends, at, protocolSteps],
  );
  return rows.length;
}

/** The days in England, YYYY-MM-DD, on which somebody of a study was released, earliest first. Role: mailer or fieldwork. */
export async function releaseDays(queries: Queries, studyId: string): Promise<string[]> {
  const rows = await queries.query<{ day: string }>(
    `SELECT DISTINCT to_char(released_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS day FROM fieldwork.case_file
     WHERE study_id = $1 AND released_at IS NOT NULL ORDER BY day`,
    [studyId],
  );
  return rows.map((row) => row.day);
}

/** An authority that circulates its open link, since the day on which it had one, YYYY-MM-DD in England. */
export interface ForwardingAuthority {
  readonly authorityCode: string;
  readonly since: string;
}

/** The authorities of a study that circulate an open link now and have a contact to write to. Role: mailer. */
export async function forwardingAuthorities(queries: Queries, studyId: string): Promise<ForwardingAuthority[]> {
  return queries.query<ForwardingAuthority>(
    `SELECT o.authority_code AS "authorityCode",
       to_char(coalesce(link.at, latest.at) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS since
     FROM fieldwork.organisation o
     JOIN contacts.organisation_contact USING (study_id, authority_code)
     CROSS JOIN LATERAL (SELECT kind, way, at FROM fieldwork.organisation_event e
       WHERE e.study_id = o.study_id AND e.authority_code = o.authority_code AND kind IN ('agreed', 'declined', 'withdrew')
       ORDER BY event_id DESC LIMIT 1) AS latest
     CROSS JOIN LATERAL (SELECT min(made.at) AS at FROM fieldwork.organisation_event made
       WHERE made.study_id = o.study_id AND made.authority_code = o.authority_code AND made.kind = 'link_made'
         AND NOT EXISTS (SELECT FROM fieldwork.organisation_event gone WHERE gone.study_id = o.study_id
           AND gone.authority_code = o.authority_code AND gone.kind = 'link_revoked' AND gone.event_id > made.event_id)
       ) AS link
     WHERE o.study_id = $1 AND o.open_code IS NOT NULL AND latest.kind = 'agreed' AND latest.way IS DISTINCT FROM 'list'`,
    [studyId],
  );
}

/**
 * Hands queued mails to the workers: those that nobody has been given, or whose job was lost a quarter of an hour ago.
 * Returns their ids, oldest first; the caller makes jobs of them within this transaction’s life. Role: mailer.
 */
export async function giveQueued(queries: Queries, at: Date, most: number): Promise<string[]> {
  const rows = await queries.query<{ mailId: string }>(
    `UPDATE fieldwork.mail SET given_at = $1 WHERE mail_id IN (
       SELECT mail_id FROM fieldwork.mail
       WHERE state = 'queued' AND not_before <= $1
         AND (given_at IS NULL OR given_at < $1::timestamptz - interval '15 minutes')
       ORDER BY not_before, mail_id LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING mail_id AS "mailId"`,
    [at, most],
  );
  return rows.map((row) => row.mailId);
}

/** Gives back a mail that a worker was given and did not begin, so that another has it at once. Role: mailer. */
export async function giveBack(queries: Queries, mailId: string): Promise<void> {
  await queries.query(`UPDATE fieldwork.mail SET given_at = NULL WHERE mail_id = $1 AND state = 'queued'`, [mailId]);
}

/** Marks as unknown what was being sent so long ago that its worker must have died. Returns how many. Role: mailer. */
export async function giveUpSending(queries: Queries, before: Date, at: Date): Promise<number> {
  const rows = await queries.query(
    `UPDATE fieldwork.mail SET state = 'unknown', changed_at = $2, reason = 'The mailer stopped while it was sending this.'
     WHERE state = 'sending' AND began_at < $1 RETURNING mail_id`,
    [before, at],
  );
  return rows.length;
}

/**
 * Cancels single mails that nothing could send since a moment: somebody who asked for a link days ago is not surprised
 * with it when mail is set up at last. Returns how many. Role: mailer.
 */
export async function cancelStaleLetters(queries: Queries, since: Date, at: Date): Promise<number> {
  const rows = await queries.query(
    `UPDATE fieldwork.mail SET state = 'cancelled', letter = NULL, changed_at = $2, reason = 'It waited too long.'
     WHERE state = 'queued' AND letter IS NOT NULL AND tries = 0 AND queued_at < $1 RETURNING mail_id`,
    [since, at],
  );
  return rows.length;
}

/**
 * Takes the words of single mails away of which nobody found out in time whether they were sent: they can hold an
 * address or a voucher’s code. Returns how many. Role: mailer.
 */
export async function forgetUndecidedLetters(queries: Queries, queuedBefore: Date): Promise<number> {
  const rows = await queries.query(
    `UPDATE fieldwork.mail SET letter = NULL WHERE state = 'unknown' AND letter IS NOT NULL AND queued_at < $1
     RETURNING mail_id`,
    [queuedBefore],
  );
  return rows.length;
}
