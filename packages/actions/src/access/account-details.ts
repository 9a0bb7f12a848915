import { writtenEmail } from './account.ts';
import type { AccountMistake } from './account-refused.ts';
import { DESK_ROLES, type DeskRole } from './permissions.ts';

/** An account as somebody types it into a form. */
export interface TypedAccount {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  /** Empty, but for an authority contact. */
  readonly authorityCode: string;
}

/** An account’s details, checked. */
export interface AccountDetails {
  readonly name: string;
  readonly email: string;
  readonly role: DeskRole;
  readonly authorityCode: string | null;
}

const LONGEST = 200;

/** Checks what was typed; returns the details, or every mistake at once. */
export function checkDetails(typed: TypedAccount): AccountDetails | { readonly mistakes: readonly AccountMistake[] } {
  const role = DESK_ROLES.find((known) => known === typed.role);
  const mistakes = [...checkPerson(typed), ...checkRole(typed)];
  if (mistakes.length > 0 || !role) return { mistakes };
  const authorityCode = role === 'authority_contact' ? typed.authorityCode.trim() : null;
  return { name: typed.name.trim(), email: writtenEmail(typed.email), role, authorityCode };
}

/** What is wrong with a name and an address. Whether somebody else has the address is asked of the store. */
export function checkPerson({ name, email }: Pick<TypedAccount, 'name' | 'email'>): AccountMistake[] {
  const mistakes: AccountMistake[] = [];
  if (name.trim() === '') mistakes.push({ field: 'name', sentence: 'Enter a name' });
  if (name.length > LONGEST)
    mistakes.push({ field: 'name', sentence: `Enter a name of at most ${LONGEST} characters` });
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim()) || email.length > LONGEST) {
    mistakes.push({ field: 'email', sentence: 'Enter an e-mail address, like name@example.org' });
  }
  return mistakes;
}

/** What is wrong with a role and its authority. */
export function checkRole({ role, authorityCode }: Pick<TypedAccount, 'role' | 'authorityCode'>): AccountMistake[] {
  if (!DESK_ROLES.some((known) => known === role)) return [{ field: 'role', sentence: 'Choose a role' }];
  const fits = /^E\d{8}$/.test(authorityCode.trim());
  if (role !== 'authority_contact' || fits) return [];
  return [{ field: 'authority_code', sentence: 'Choose the authority whose contact this person is' }];
}
