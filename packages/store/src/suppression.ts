import type { Queries } from './queries.ts';

export type SuppressionReason = 'refused' | 'unsubscribed' | 'withdrawn' | 'bounced' | 'erased';

/** `every`: not by mail, not by telephone. */
export type SuppressedChannel = 'every' | 'mail' | 'telephone';

/** That somebody is not to be contacted. It holds for the person, and for their addresses on any other list. */
export interface Suppression {
  /** Null: in no study at all. */
  readonly studyId: string | null;
  /** Null: of the address alone, so that the person can be reached at another one. */
  readonly pseudonym: string | null;
  readonly emailIndex: Uint8Array | null;
  readonly phoneIndex: Uint8Array | null;
  readonly reason: SuppressionReason;
  readonly channel: SuppressedChannel;
  readonly at: Date;
}

/**
 * Adds a suppression, unless the same is there already. Returns whether it was added. Whoever could add the same at this
 * moment must take turns by `lockRespondent`. Role: contacts or mailer.
 */
export async function addSuppression(queries: Queries, suppression: Suppression): Promise<boolean> {
  const { studyId, pseudonym, emailIndex, phoneIndex, reason, channel, at } = suppression;
  const added = await queries.query(
    `INSERT INTO contacts.suppression (study_id, pseudonym, email_index, phone_index, reason, channel, at)
     SELECT $1::text, $2::uuid, $3::bytea, $4::bytea, $5::text, $6::text, $7::timestamptz
     WHERE NOT EXISTS (SELECT FROM contacts.suppression
       WHERE study_id IS NOT DISTINCT FROM $1 AND pseudonym IS NOT DISTINCT FROM $2
         AND email_index IS NOT DISTINCT FROM $3 AND phone_index IS NOT DISTINCT FROM $4
         AND reason = $5 AND channel = $6)
     RETURNING suppression_id`,
    [studyId, pseudonym, bytes(emailIndex), bytes(phoneIndex), reason, channel, at],
  );
  return added.length > 0;
}

/**
 * Whether a person may not be contacted through a channel, by themselves or by one of their addresses. Role: contacts or
 * mailer.
 */
export async function isSuppressed(
  queries: Queries,
  { studyId, pseudonym, channel }: { studyId: string; pseudonym: string; channel: 'mail' | 'telephone' },
): Promise<boolean> {
  const found = await queries.query(
    `SELECT 1 FROM contacts.person AS person
     WHERE person.pseudonym = $2 AND ${suppressedSql('$1', '$3')}
     UNION ALL SELECT 1 FROM contacts.suppression WHERE pseudonym = $2 AND channel IN ('every', $3)
     LIMIT 1`,
    [studyId, pseudonym, channel],
  );
  return found.length > 0;
}

/** The pseudonyms of a study whom nobody may contact through a channel. Role: contacts or mailer. */
export async function suppressedIn(
  queries: Queries,
  studyId: string,
  channel: 'mail' | 'telephone',
): Promise<Set<string>> {
  const rows = await queries.query<{ pseudonym: string }>(
    `SELECT person.pseudonym FROM contacts.person AS person
     WHERE person.study_id = $1 AND ${suppressedSql('$1', '$2')}`,
    [studyId, channel],
  );
  return new Set(rows.map((row) => row.pseudonym));
}

/**
 * A condition on `person`, a row of contacts.person: that it is suppressed. In three parts, each of which an index
 * answers. A number tells nobody apart from a colleague who shares it and has an address of their own.
 * @param study, channel placeholders or columns.
 */
export function suppressedSql(study: string, channel: string): string {
  const by = (column: string, also = ''): string => `EXISTS (SELECT FROM contacts.suppression AS s
    WHERE s.${column} = person.${column} AND (s.study_id IS NULL OR s.study_id = ${study})
      AND s.channel IN ('every', ${channel})${also})`;
  const parts = [by('pseudonym'), by('email_index'), by('phone_index', ` AND ${sameByNumber('person')}`)];
  return `(${parts.join(' OR ')})`;
}

/**
 * The further condition under which one number means one person: not where both have addresses that differ. On
 * `s`, a row of contacts.suppression. @param person the name of a row of contacts.person.
 */
export function sameByNumber(person: string): string {
  return `(s.email_index IS NULL OR ${person}.email_index IS NULL OR s.email_index = ${person}.email_index)`;
}

function bytes(value: Uint8Array | null): Buffer | null {
  return value && Buffer.from(value);
}
