import type { ClientBase } from 'pg';
import { Refusal } from './refusal.ts';

/**
 * In which capacity a transaction runs; each is a database role that may do no more than its work needs:
 * - contacts: who people are and how to reach them, and nothing that they answered;
 * - answering: an interview, which reads and appends answers and changes none;
 * - analysis: the answers of people who consented and did not withdraw, under their pseudonyms only;
 * - desk: the study itself, counts of its progress, and the audit;
 * - fieldwork: who is sampled and what came of contacting them, under their pseudonyms: neither names nor answers;
 * - mailer: what sending a mail needs: the sealed address, and whether somebody has finished; no answers;
 * - access: accounts and sessions of those who use the desk;
 * - erasure: finding and deleting one person everywhere, and what retention asks for.
 */
export type Role = 'contacts' | 'answering' | 'analysis' | 'desk' | 'fieldwork' | 'mailer' | 'access' | 'erasure';

const ROLES: readonly Role[] = [
  'contacts',
  'answering',
  'analysis',
  'desk',
  'fieldwork',
  'mailer',
  'access',
  'erasure',
];

/** The role's name in PostgreSQL. */
export function databaseRole(role: Role): string {
  if (!ROLES.includes(role)) throw new Error(`databaseRole: “${role}” is not a role; roles are ${ROLES.join(', ')}.`);
  return `earshot_${role}`;
}

/**
 * Makes the roles where they are missing and makes the current user a member. Roles belong to the whole server, not
 * to one database, so another database's migration may be doing the same at this moment. Refuses (`no-roles`) when
 * the user may not create them, or may not act in them although they are there.
 */
export async function ensureRoles(client: ClientBase): Promise<void> {
  for (const role of ROLES.map(databaseRole)) {
    await client.query(createSql(role));
    await client.query(memberSql(role));
    await checkMember(client, role);
  }
}

function createSql(role: string): string {
  return `DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL; END $$`;
}

/** A user who is a member already, but may not grant it, gets an exception here and passes the check below. */
function memberSql(role: string): string {
  return `DO $$ BEGIN GRANT ${role} TO CURRENT_USER;
  EXCEPTION WHEN unique_violation OR insufficient_privilege OR undefined_object THEN NULL; END $$`;
}

async function checkMember(client: ClientBase, role: string): Promise<void> {
  try {
    await client.query(`SAVEPOINT trying; SET LOCAL ROLE ${role}; ROLLBACK TO trying`);
  } catch {
    const { rows } = await client.query('ROLLBACK TO trying').then(() => client.query('SELECT current_user AS name'));
    const names = ROLES.map(databaseRole).join(', ');
    const advice = `Have an administrator create ${names} as roles without login and grant them to it.`;
    throw new Refusal('no-roles', `The database user ${rows[0].name} may neither create nor use ${role}. ${advice}`);
  }
}
