import type { ConsentPurpose } from '@earshot/fieldwork';
import type { CaseFile } from './case-file.ts';
import type { StoredPerson } from './person.ts';
import type { Queries } from './queries.ts';

const PERSON = `pseudonym, study_id AS "studyId", authority_code AS "authorityCode", sealed,
  email_index AS "emailIndex", phone_index AS "phoneIndex", source,
  created_at AS "createdAt", changed_at AS "changedAt"`;

/** Everybody in any study who has this index of an e-mail address or of a telephone number. Role: contacts. */
export async function findPeopleByIndex(
  queries: Queries,
  kind: 'email' | 'phone',
  index: Uint8Array,
): Promise<StoredPerson[]> {
  const column = kind === 'email' ? 'email_index' : 'phone_index';
  const sql = `SELECT ${PERSON} FROM contacts.person WHERE ${column} = $1 ORDER BY created_at, pseudonym LIMIT 200`;
  return queries.query<StoredPerson>(sql, [Buffer.from(index)]);
}

/** The people of these pseudonyms who have contact details. Role: contacts. */
export async function findPeople(queries: Queries, people: readonly string[]): Promise<StoredPerson[]> {
  const sql = `SELECT ${PERSON} FROM contacts.person WHERE pseudonym = ANY ($1::uuid[]) ORDER BY created_at, pseudonym`;
  return queries.query<StoredPerson>(sql, [people]);
}

/** The next people of every study after a pseudonym, in the order of pseudonyms: a search reads all in slices. Role: contacts. */
export async function peopleAfter(queries: Queries, after: string | null, limit: number): Promise<StoredPerson[]> {
  return queries.query<StoredPerson>(
    `SELECT ${PERSON} FROM contacts.person WHERE $1::uuid IS NULL OR pseudonym > $1 ORDER BY pseudonym LIMIT $2`,
    [after, limit],
  );
}

/** How many people are in the contacts, of every study. Role: contacts. */
export async function countPeople(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ count: number }>('SELECT count(*)::integer AS count FROM contacts.person');
  return row!.count;
}

/** Deletes what is known of how to reach a person, and nothing else; returns whether there was anything. Role: contacts. */
export async function deletePerson(queries: Queries, pseudonym: string): Promise<boolean> {
  const gone = await queries.query('DELETE FROM contacts.person WHERE pseudonym = $1 RETURNING pseudonym', [pseudonym]);
  return gone.length > 0;
}

/** Counts on to the next link of a person and returns its number: a link is derived from it. Role: fieldwork. */
export async function takeNextLinkNumber(queries: Queries, pseudonym: string): Promise<number> {
  const [row] = await queries.query<{ linkNumber: number }>(
    `UPDATE fieldwork.case_file SET link_number = link_number + 1 WHERE pseudonym = $1
     RETURNING link_number AS "linkNumber"`,
    [pseudonym],
  );
  if (!row) throw new Error('takeNextLinkNumber: there is no case of this pseudonym.');
  return row.linkNumber;
}

/** The cases of the same people in every wave, these among them. Role: fieldwork, answering or erasure. */
export async function casesOfPanel(
  queries: Queries,
  people: readonly string[],
): Promise<Pick<CaseFile, 'pseudonym' | 'studyId' | 'panelId' | 'createdAt'>[]> {
  return queries.query(
    `SELECT pseudonym, study_id AS "studyId", panel_id AS "panelId", created_at AS "createdAt"
     FROM fieldwork.case_file
     WHERE panel_id IN (SELECT panel_id FROM fieldwork.case_file WHERE pseudonym = ANY ($1::uuid[]))
     ORDER BY created_at, pseudonym`,
    [people],
  );
}

/** One entry of the audit about a person, by somebody else. */
export interface Crossing {
  readonly at: Date;
  /** The role of the account that did it (`desk` where nobody knows it any more), or the part of the system. */
  readonly role: string;
  readonly action: string;
}

/** Who has handled one person’s data, the latest first. Role: answering. */
export async function crossingsOf(queries: Queries, pseudonym: string, limit = 200): Promise<Crossing[]> {
  return queries.query<Crossing>(
    'SELECT at, actor_role AS role, action FROM audit.crossing WHERE pseudonym = $1 ORDER BY entry_id DESC LIMIT $2',
    [pseudonym, limit],
  );
}

/** A mail to one person: which step of the protocol it was for, and what became of it. Role: fieldwork. */
export async function mailsTo(
  queries: Queries,
  pseudonym: string,
): Promise<{ step: string; state: string; queuedAt: Date; changedAt: Date }[]> {
  return queries.query(
    `SELECT step, state, queued_at AS "queuedAt", changed_at AS "changedAt" FROM fieldwork.mail
     WHERE pseudonym = $1 ORDER BY queued_at`,
    [pseudonym],
  );
}

/** What a person agreed to beyond the interview, each time that they said so. Role: fieldwork or answering. */
export async function consentHistory(
  queries: Queries,
  pseudonym: string,
): Promise<{ purpose: ConsentPurpose; given: boolean; text: string; mode: string; at: Date }[]> {
  return queries.query(
    'SELECT purpose, given, text, mode, at FROM fieldwork.consent WHERE pseudonym = $1 ORDER BY consent_id',
    [pseudonym],
  );
}

/** Every answer that a person has given to every question, those that were replaced too. Role: answering. */
export async function answerHistory(
  queries: Queries,
  pseudonym: string,
): Promise<{ questionId: string; values: unknown; mode: string; at: Date }[]> {
  return queries.query(
    `SELECT question_id AS "questionId", "values", mode, at FROM answers.answer
     WHERE pseudonym = $1 ORDER BY answer_id`,
    [pseudonym],
  );
}

/** Notes whether a sampled person has an address and a number. Role: fieldwork. */
export async function setReach(
  queries: Queries,
  pseudonym: string,
  { hasEmail, hasPhone }: { readonly hasEmail: boolean; readonly hasPhone: boolean },
): Promise<void> {
  await queries.query('UPDATE fieldwork.case_file SET has_email = $2, has_phone = $3 WHERE pseudonym = $1', [
    pseudonym,
    hasEmail,
    hasPhone,
  ]);
}
