import type { ContactEvent } from '@earshot/fieldwork';
import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** A contact as it is appended. */
export interface StoredContact extends ContactEvent {
  readonly studyId: string;
  /** Whatever else is worth keeping; never a name, a number or an address. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Appends any number of contacts in one statement, in their order. Role: fieldwork, mailer or answering. */
export async function appendContacts(queries: Queries, contacts: readonly StoredContact[]): Promise<void> {
  await queries.query(
    `INSERT INTO fieldwork.contact_event
       (pseudonym, study_id, mode, disposition, step, actor, started_at, at, appointment_at, detail)
     SELECT pseudonym, study_id, mode, disposition, step, actor, started_at, at, appointment_at, detail
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
       $8::timestamptz[], $9::timestamptz[], $10::jsonb[]) WITH ORDINALITY
       AS added (pseudonym, study_id, mode, disposition, step, actor, started_at, at, appointment_at, detail, position)
     ORDER BY position`,
    [
      contacts.map((one) => one.pseudonym),
      contacts.map((one) => one.studyId),
      contacts.map((one) => one.mode),
      contacts.map((one) => one.disposition),
      contacts.map((one) => one.step),
      contacts.map((one) => one.actor),
      contacts.map((one) => one.startedAt),
      contacts.map((one) => one.at),
      contacts.map((one) => one.appointmentAt),
      contacts.map((one) => jsonText(one.detail)),
    ],
  );
}

/** Every contact with one person, oldest first. Role: fieldwork. */
export async function contactsOf(queries: Queries, pseudonym: string): Promise<ContactEvent[]> {
  return queries.query<ContactEvent>(
    `SELECT pseudonym, mode, disposition, step, actor, started_at AS "startedAt", at, appointment_at AS "appointmentAt"
     FROM fieldwork.contact_event WHERE pseudonym = $1 ORDER BY event_id`,
    [pseudonym],
  );
}
