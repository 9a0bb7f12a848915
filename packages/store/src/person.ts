import type { Queries } from './queries.ts';

/** Who somebody is and how to reach them: kept apart from everything that they answer. */
export interface Person {
  /** The same as the respondent's; the only thing that contacts and answers have in common. */
  readonly pseudonym: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** The authority's nine-character code, such as E06000016. */
  readonly authorityCode: string | null;
  readonly createdAt: Date;
}

/** Adds a person. Role: contacts. */
export async function insertPerson(queries: Queries, person: Person): Promise<void> {
  await queries.query(
    `INSERT INTO contacts.person (pseudonym, name, email, phone, authority_code, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [person.pseudonym, person.name, person.email, person.phone, person.authorityCode, person.createdAt],
  );
}

/** The person of that pseudonym, or null. Role: contacts. */
export async function findPerson(queries: Queries, pseudonym: string): Promise<Person | null> {
  const [person] = await queries.query<Person>(
    `SELECT pseudonym, name, email, phone, authority_code AS "authorityCode", created_at AS "createdAt"
     FROM contacts.person WHERE pseudonym = $1`,
    [pseudonym],
  );
  return person ?? null;
}
