import { appendAudit, endSessions, findAccount, type SignInWay, saveAccount, sessionsOf } from '@earshot/store';
import type { World } from '../world.ts';
import { type AccountMistakes, type AccountRefused, refuseAccount } from './account-refused.ts';
import { hashPassword, passwordMatches } from './password.ts';
import type { Viewer } from './permissions.ts';
import { beginSession, livenessAt, type SignedIn } from './session.ts';
import { auditFailure, clearAttempts, countAttempt } from './sign-in-attempts.ts';
import { weakness } from './weak-password.ts';

/** A person’s own account, as they see it. */
export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  /** False for somebody who signs in through the identity provider alone. */
  readonly hasPassword: boolean;
  /** Where they are signed in now, the latest used first. */
  readonly sessions: readonly OwnSession[];
}

export interface OwnSession {
  readonly sessionId: string;
  readonly way: SignInWay;
  readonly startedAt: Date;
  readonly seenAt: Date;
}

/** A person’s account with their live sessions. Refuses with `no-such-account`. */
export function readOwnAccount(world: World, viewer: Viewer): Promise<OwnAccount | AccountRefused> {
  return world.store.transaction('access', async (queries) => {
    const account = await findAccount(queries, viewer.accountId);
    if (!account) return refuseAccount('no-such-account');
    const sessions = await sessionsOf(queries, account.accountId, livenessAt(world.now()));
    const { name, email, passwordHash } = account;
    return { name, email, hasPassword: passwordHash !== null, sessions };
  });
}

/**
 * Changes a person’s own password: all their sessions end, and this browser gets a new one. The present password is
 * asked for and counts as an attempt, so that an unlocked screen is not enough, nor guessing at it. Refuses with
 * `locked` or `no-such-account`.
 */
export async function changePassword(
  world: World,
  viewer: Viewer,
  asked: { readonly current: string; readonly wanted: string },
): Promise<SignedIn | AccountMistakes | AccountRefused> {
  const { accountId } = viewer;
  const account = await world.store.transaction('access', (queries) => findAccount(queries, accountId));
  if (!account?.active) return refuseAccount('no-such-account');
  const weak = weakness(asked.wanted, account);
  if (weak !== null) return { mistakes: [{ field: 'password', sentence: weak }] };
  const locked = await countAttempt(world, account.email);
  if (locked) return locked;
  if (!(await passwordMatches(world, account.passwordHash, asked.current))) {
    await auditFailure(world, account.email, accountId);
    return { mistakes: [{ field: 'current_password', sentence: 'This is not your present password' }] };
  }
  await clearAttempts(world, account.email);
  const passwordHash = await hashPassword(world, asked.wanted);
  return world.store.transaction('access', async (queries) => {
    const now = await findAccount(queries, accountId);
    if (!now?.active || now.passwordHash !== account.passwordHash) return refuseAccount('no-such-account');
    await saveAccount(queries, { ...now, passwordHash });
    await endSessions(queries, { accountId }, world.now());
    const entry = { at: world.now(), actor: accountId, action: 'change-password', studyId: null, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: {} });
    return beginSession(world, queries, { ...now, passwordHash }, { way: 'password', replacing: null });
  });
}
