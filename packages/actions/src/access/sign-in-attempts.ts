import { appendAudit, forgetAttempts, saveAttempts, takeAttempts } from '@earshot/store';
import { emailIndex } from '../contacts/contact-details.ts';
import type { World } from '../world.ts';
import { type AccountRefused, refuseLocked } from './account-refused.ts';

const FREE_FAILURES = 5;
const LONGEST_MINUTES = 60;
const FORGOTTEN_AFTER_HOURS = 24;

/**
 * For how many minutes an address is locked after so many failures in a row: from the fifth on one minute, then twice
 * as long each time, an hour at most. Long enough to make guessing hopeless, short enough that nobody who wants to lock
 * a colleague out keeps them out for a day.
 */
export function lockMinutes(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(2 ** (failures - FREE_FAILURES), LONGEST_MINUTES);
}

/**
 * Counts an attempt as failed before its password is looked at, so that a hundred at the same moment are not a hundred
 * guesses; `clearAttempts` takes it back. Refuses, and counts nothing, while the address is locked. The same for an
 * address without an account.
 */
export function countAttempt(world: World, email: string): Promise<AccountRefused | null> {
  const now = world.now();
  const index = emailIndex(world.keys, email);
  return world.store.transaction('access', async (queries) => {
    const forgottenBefore = new Date(now.getTime() - FORGOTTEN_AFTER_HOURS * 3_600_000);
    const { failures, lockedUntil } = await takeAttempts(queries, index, forgottenBefore);
    if (lockedUntil && lockedUntil > now) return refuseLocked(lockedUntil, now);
    const minutes = lockMinutes(failures + 1);
    const until = minutes === 0 ? null : new Date(now.getTime() + minutes * 60_000);
    await saveAttempts(queries, index, { failures: failures + 1, lockedUntil: until }, now);
    return null;
  });
}

/** Forgets what failed with an address, since its person has just signed in. */
export function clearAttempts(world: World, email: string): Promise<void> {
  return world.store.transaction('access', (queries) => forgetAttempts(queries, emailIndex(world.keys, email)));
}

/** Records an attempt that failed, and the lock that it began, without the address: its keyed hash tells two apart. */
export function auditFailure(world: World, email: string, accountId: string | null): Promise<void> {
  const at = world.now();
  const index = emailIndex(world.keys, email);
  const detail = { address: Buffer.from(index.slice(0, 4)).toString('hex'), accountId };
  return world.store.transaction('access', async (queries) => {
    const { failures } = await takeAttempts(queries, index, new Date(0));
    const entry = { at, actor: 'nobody', studyId: null, pseudonym: null };
    await appendAudit(queries, { ...entry, action: 'sign-in-failed', detail });
    const minutes = lockMinutes(failures);
    if (minutes > 0) await appendAudit(queries, { ...entry, action: 'sign-in-locked', detail: { ...detail, minutes } });
  });
}
