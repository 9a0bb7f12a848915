import type { Queries } from './queries.ts';

/** Somebody who may use the desk. */
export interface StoredAccount {
  readonly accountId: string;
  readonly name: string;
  /** In small letters; no two accounts have the same. */
  readonly email: string;
  /** One of the roles of the desk, which `@earshot/actions` knows. */
  readonly role: string;
  /** Of an authority contact; null for everybody else. */
  readonly authorityCode: string | null;
  /** Argon2id in PHC form; null: has no password. */
  readonly passwordHash: string | null;
  /** The identity provider and its name for the person, once they have signed in there; null before. */
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly active: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
}

const COLUMNS = `account_id AS "accountId", name, email, role, authority_code AS "authorityCode",
  password_hash AS "passwordHash", issuer, subject, active, created_at AS "createdAt",
  last_sign_in_at AS "lastSignInAt"`;

/** Lets the transactions that change accounts take turns until this one ends. Role: access. */
export async function lockAccounts(queries: Queries): Promise<void> {
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended('access.account', 0))`);
}

/** Adds an account. Role: access. */
export async function insertAccount(queries: Queries, account: StoredAccount): Promise<void> {
  await queries.query(
    `INSERT INTO access.account (account_id, name, email, role, authority_code, password_hash, issuer, subject, active,
       created_at, last_sign_in_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      account.accountId,
      account.name,
      account.email,
      account.role,
      account.authorityCode,
      account.passwordHash,
      account.issuer,
      account.subject,
      account.active,
      account.createdAt,
      account.lastSignInAt,
    ],
  );
}

/** Writes everything of an account anew but its id and when it was made. Role: access. */
export async function saveAccount(queries: Queries, account: StoredAccount): Promise<void> {
  await queries.query(
    `UPDATE access.account SET name = $2, email = $3, role = $4, authority_code = $5, password_hash = $6, issuer = $7,
       subject = $8, active = $9, last_sign_in_at = $10 WHERE account_id = $1`,
    [
      account.accountId,
      account.name,
      account.email,
      account.role,
      account.authorityCode,
      account.passwordHash,
      account.issuer,
      account.subject,
      account.active,
      account.lastSignInAt,
    ],
  );
}

/** Every account, by name. Role: access. */
export function listAccounts(queries: Queries): Promise<StoredAccount[]> {
  return queries.query<StoredAccount>(`SELECT ${COLUMNS} FROM access.account ORDER BY lower(name), account_id`);
}

/** The account of that id, or null. Role: access. */
export async function findAccount(queries: Queries, accountId: string): Promise<StoredAccount | null> {
  const [found] = await queries.query<StoredAccount>(`SELECT ${COLUMNS} FROM access.account WHERE account_id = $1`, [
    accountId,
  ]);
  return found ?? null;
}

/** The account with that address, in small letters, or null. Role: access. */
export async function findAccountByEmail(queries: Queries, email: string): Promise<StoredAccount | null> {
  const [found] = await queries.query<StoredAccount>(`SELECT ${COLUMNS} FROM access.account WHERE email = $1`, [email]);
  return found ?? null;
}

/** The account that an identity provider knows by that name, or null. Role: access. */
export async function findAccountBySubject(
  queries: Queries,
  known: { readonly issuer: string; readonly subject: string },
): Promise<StoredAccount | null> {
  const [found] = await queries.query<StoredAccount>(
    `SELECT ${COLUMNS} FROM access.account WHERE issuer = $1 AND subject = $2`,
    [known.issuer, known.subject],
  );
  return found ?? null;
}
