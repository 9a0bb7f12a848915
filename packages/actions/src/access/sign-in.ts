import { findAccountByEmail } from '@earshot/store';
import type { World } from '../world.ts';
import { writtenEmail } from './account.ts';
import { type AccountRefused, refuseAccount } from './account-refused.ts';
import { passwordMatches } from './password.ts';
import { beginSession, type SignedIn } from './session.ts';
import { auditFailure, clearAttempts, countAttempt } from './sign-in-attempts.ts';

/**
 * Signs somebody in by address and password. Refuses with `wrong-sign-in`, in the same words and after the same work
 * whether there is such an account or not, or with `locked` after too many failures. It takes several transactions:
 * the attempt must count even if the server stops, and none waits while a password is being checked.
 * @param asked.replacing the session token of the same browser, which is over then; null: none.
 */
export async function signIn(
  world: World,
  asked: { readonly email: string; readonly password: string; readonly replacing: string | null },
): Promise<SignedIn | AccountRefused> {
  const email = writtenEmail(asked.email);
  const locked = await countAttempt(world, email);
  if (locked) return locked;
  const account = await world.store.transaction('access', (queries) => findAccountByEmail(queries, email));
  const usable = account?.active ? account : null;
  const right = await passwordMatches(world, usable?.passwordHash ?? null, asked.password);
  if (!right || !usable) {
    await auditFailure(world, email, account?.accountId ?? null);
    return refuseAccount('wrong-sign-in');
  }
  await clearAttempts(world, email);
  return world.store.transaction('access', async (queries) => {
    // Read again: a study lead may have closed the account, or reset it, in between.
    const now = await findAccountByEmail(queries, email);
    if (!now?.active || now.passwordHash !== usable.passwordHash) return refuseAccount('wrong-sign-in');
    return beginSession(world, queries, now, { way: 'password', replacing: asked.replacing });
  });
}
