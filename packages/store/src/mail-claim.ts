import { MAIL_COLUMNS, type MailState, type StoredMail } from './mail.ts';
import { mayBeMailedSql } from './mail-queue.ts';
import type { Queries } from './queries.ts';
import { isSuppressed } from './suppression.ts';

const RATE_LOCK = 0x6d61_696c; // "mail"

/**
 * Waits until no other worker is counting mails, and says whether one more may begin within this minute. What begins
 * must be marked in the same transaction. Role: mailer.
 */
export async function mayBeginMail(queries: Queries, perMinute: number, at: Date): Promise<boolean> {
  await queries.query('SELECT pg_advisory_xact_lock($1)', [RATE_LOCK]);
  const [counted] = await queries.query<{ begun: number }>(
    `SELECT count(*)::integer AS begun FROM fieldwork.mail
     WHERE began_at > $1::timestamptz - interval '1 minute' AND began_at <= $1`,
    [at],
  );
  return counted!.begun < perMinute;
}

/** A queued mail, which nobody else can take while this transaction lasts; null when it is queued no more. Role: mailer. */
export async function lockQueuedMail(queries: Queries, mailId: string): Promise<StoredMail | null> {
  const [mail] = await queries.query<StoredMail>(
    `SELECT ${MAIL_COLUMNS} FROM fieldwork.mail WHERE mail_id = $1 AND state = 'queued' FOR UPDATE SKIP LOCKED`,
    [mailId],
  );
  return mail ?? null;
}

/** Whether a person may still have a mail of the protocol at this moment. Role: mailer. */
export async function mayBeMailed(queries: Queries, pseudonym: string, ends: readonly string[]): Promise<boolean> {
  const found = await queries.query(
    `SELECT 1 FROM fieldwork.case_file c JOIN contacts.person person ON person.pseudonym = c.pseudonym
     WHERE c.pseudonym = $1 AND ${mayBeMailedSql('$2')}`,
    [pseudonym, ends],
  );
  return found.length > 0;
}

/** Whether a person may have a single mail: somebody real who has not said that they want none. Role: mailer. */
export async function mayHaveLetter(queries: Queries, studyId: string, pseudonym: string): Promise<boolean> {
  const [person] = await queries.query<{ simulated: boolean }>(
    'SELECT simulated FROM answers.respondent WHERE pseudonym = $1',
    [pseudonym],
  );
  return person?.simulated === false && !(await isSuppressed(queries, { studyId, pseudonym, channel: 'mail' }));
}

/** Marks a mail as being sent. Commit before the first word goes to a mail server. Role: mailer. */
export async function beginMail(queries: Queries, mailId: string, messageId: string, at: Date): Promise<void> {
  await queries.query(
    `UPDATE fieldwork.mail SET state = 'sending', tries = tries + 1, began_at = $3, message_id = $2, changed_at = $3
     WHERE mail_id = $1 AND state = 'queued'`,
    [mailId, messageId, at],
  );
}

/** Puts a mail that the server does not take now back into the queue. Role: mailer. */
export async function putBackMail(
  queries: Queries,
  mailId: string,
  { reason, notBefore, at }: { reason: string; notBefore: Date; at: Date },
): Promise<void> {
  await queries.query(
    `UPDATE fieldwork.mail SET state = 'queued', reason = $2, not_before = $3, given_at = NULL, changed_at = $4
     WHERE mail_id = $1 AND state = 'sending'`,
    [mailId, reason, notBefore, at],
  );
}

/**
 * Ends a mail, from one of the states that it may have now. The words of a single mail go, unless nobody knows whether
 * it was sent. Returns whether it was in one of those states. Role: mailer or fieldwork.
 */
export async function endMail(
  queries: Queries,
  mailId: string,
  { from, state, reason, at }: { from: readonly MailState[]; state: MailState; reason: string | null; at: Date },
): Promise<boolean> {
  const ended = await queries.query(
    `UPDATE fieldwork.mail SET state = $3, reason = $4, changed_at = $5,
       letter = CASE WHEN $3 = 'unknown' THEN letter END
     WHERE mail_id = $1 AND state = ANY ($2) RETURNING mail_id`,
    [mailId, from, state, reason, at],
  );
  return ended.length > 0;
}

/** Keeps a queued mail back until a moment. Role: mailer. */
export async function putOffMail(queries: Queries, mailId: string, notBefore: Date, at: Date): Promise<void> {
  await queries.query(
    `UPDATE fieldwork.mail SET not_before = $2, given_at = NULL, changed_at = $3 WHERE mail_id = $1 AND state = 'queued'`,
    [mailId, notBefore, at],
  );
}
