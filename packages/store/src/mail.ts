import type { Queries } from './queries.ts';

/** `unknown`: the mailer stopped, or the connection broke, when the server may have taken the mail. */
export const MAIL_STATES = ['queued', 'sending', 'sent', 'refused', 'unknown', 'bounced', 'cancelled'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** One mail, to one person, authority or account. */
export interface StoredMail {
  readonly mailId: string;
  readonly studyId: string;
  readonly pseudonym: string | null;
  readonly authorityCode: string | null;
  readonly accountId: string | null;
  /** The step of the protocol, or the name of a single mail such as `return_link`. */
  readonly step: string;
  readonly state: MailState;
  readonly tries: number;
  /** What the mail server said, without addresses. */
  readonly reason: string | null;
  readonly messageId: string | null;
  /** Sealed words of a single mail; null for a step of the protocol, and once it is sent. */
  readonly letter: Uint8Array | null;
  readonly queuedBy: string;
  readonly queuedAt: Date;
  readonly changedAt: Date;
}

export const MAIL_COLUMNS = `mail_id AS "mailId", study_id AS "studyId", pseudonym, authority_code AS "authorityCode",
  account_id AS "accountId", step, state, tries, reason, message_id AS "messageId", letter, queued_by AS "queuedBy",
  queued_at AS "queuedAt", changed_at AS "changedAt"`;

export type NewMail = Omit<StoredMail, 'state' | 'tries' | 'reason' | 'messageId' | 'changedAt'>;

/**
 * Queues a mail. Returns false when the same person, authority or account has one for this step already, in whatever
 * state: then nothing is changed. Role: fieldwork or mailer.
 */
export async function insertMail(queries: Queries, mail: NewMail): Promise<boolean> {
  const { mailId, studyId, pseudonym, authorityCode, accountId, step, letter, queuedBy, queuedAt } = mail;
  const added = await queries.query(
    `INSERT INTO fieldwork.mail (mail_id, study_id, pseudonym, authority_code, account_id, step, state, letter,
       queued_by, queued_at, not_before, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $9, $9, $9) ON CONFLICT DO NOTHING RETURNING mail_id`,
    [mailId, studyId, pseudonym, authorityCode, accountId, step, letter && Buffer.from(letter), queuedBy, queuedAt],
  );
  return added.length > 0;
}

/** The mail of that id, or null. Role: fieldwork or mailer. */
export async function findMail(queries: Queries, mailId: string): Promise<StoredMail | null> {
  const [mail] = await queries.query<StoredMail>(`SELECT ${MAIL_COLUMNS} FROM fieldwork.mail WHERE mail_id = $1`, [
    mailId,
  ]);
  return mail ?? null;
}

/** Cancels what is still queued to one person. What is being sent cannot be called back. Role: fieldwork or mailer. */
export async function cancelMailTo(queries: Queries, pseudonym: string, at: Date): Promise<number> {
  const cancelled = await queries.query(
    `UPDATE fieldwork.mail SET state = 'cancelled', letter = NULL, changed_at = $2
     WHERE pseudonym = $1 AND state = 'queued' RETURNING mail_id`,
    [pseudonym, at],
  );
  return cancelled.length;
}

/** Whether a contact of this outcome has been recorded for a mail. Role: mailer or fieldwork. */
export async function hasContact(
  queries: Queries,
  pseudonym: string,
  { disposition, mailId }: { disposition: string; mailId: string },
): Promise<boolean> {
  const found = await queries.query(
    `SELECT 1 FROM fieldwork.contact_event
     WHERE pseudonym = $1 AND disposition = $2 AND detail->>'mailId' = $3 LIMIT 1`,
    [pseudonym, disposition, mailId],
  );
  return found.length > 0;
}
