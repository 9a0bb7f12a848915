import type { StoredAccount } from '@earshot/store';
import type { DeskRole, Viewer } from './permissions.ts';

/** Whom an account makes of the person who signs in with it. */
export function viewerFrom(account: StoredAccount): Viewer {
  const { accountId, name, authorityCode } = account;
  return { accountId, name, role: roleOf(account), authorityCode };
}

/** The store’s roles are the desk’s: the database holds no other. */
export function roleOf(account: Pick<StoredAccount, 'role'>): DeskRole {
  return account.role as DeskRole;
}

/** An address as accounts hold it: without blanks around it, in small letters. */
export function writtenEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Whether an account can be signed in with now: it is in use, and its person has a password or another way. */
export function canSignIn({ active, passwordHash, subject }: StoredAccount): boolean {
  return active && (passwordHash !== null || subject !== null);
}
