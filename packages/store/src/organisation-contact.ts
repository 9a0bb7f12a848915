import type { Queries } from './queries.ts';

/** Whom we write to at an authority: sealed, so that reading the database gives no name. */
export interface StoredOrganisationContact {
  readonly studyId: string;
  readonly authorityCode: string;
  readonly sealed: Uint8Array;
  readonly changedAt: Date;
}

/** Records whom we write to, in place of whoever it was before. Role: contacts. */
export async function saveOrganisationContact(queries: Queries, contact: StoredOrganisationContact): Promise<void> {
  await queries.query(
    `INSERT INTO contacts.organisation_contact (study_id, authority_code, sealed, changed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (study_id, authority_code) DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at`,
    [contact.studyId, contact.authorityCode, Buffer.from(contact.sealed), contact.changedAt],
  );
}

/** Forgets whom we write to at an authority. Role: contacts. */
export async function deleteOrganisationContact(
  queries: Queries,
  studyId: string,
  authorityCode: string,
): Promise<void> {
  await queries.query('DELETE FROM contacts.organisation_contact WHERE study_id = $1 AND authority_code = $2', [
    studyId,
    authorityCode,
  ]);
}

/** Whom we write to at an authority, or null. Role: contacts or mailer. */
export async function findOrganisationContact(
  queries: Queries,
  studyId: string,
  authorityCode: string,
): Promise<StoredOrganisationContact | null> {
  const [found] = await queries.query<StoredOrganisationContact>(
    `SELECT study_id AS "studyId", authority_code AS "authorityCode", sealed, changed_at AS "changedAt"
     FROM contacts.organisation_contact WHERE study_id = $1 AND authority_code = $2`,
    [studyId, authorityCode],
  );
  return found ?? null;
}
