import {
  appendAudit,
  endSessions,
  findAccount,
  findSession,
  forgetSessions,
  insertSession,
  markSeen,
  type Queries,
  type SignInWay,
  type StoredAccount,
  saveAccount,
} from '@earshot/store';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { drawToken, tokenHash } from '../answering/token.ts';
import type { World } from '../world.ts';
import { viewerFrom } from './account.ts';
import type { Viewer } from './permissions.ts';

const HOUR = 3_600_000;
/** A working day, after which everybody signs in anew. */
const LASTS = 12 * HOUR;
/** Longer than the longest call, so that no interviewer is thrown out in the middle of one. */
const IDLE = HOUR;
/** How long it may be until a use is noted, so that not every page writes. */
const SEEN_EVERY = 60_000;
const KEPT = 30 * 24 * HOUR;

/** Somebody who has just signed in. */
export interface SignedIn {
  /** Goes into the cookie. It is not stored, and is a new one at every sign-in. */
  readonly sessionToken: string;
  readonly viewer: Viewer;
}

/** Somebody who signed in earlier, as their cookie tells. */
export interface LiveSession {
  readonly viewer: Viewer;
  /** Which of the account’s sessions it is; opens nothing. */
  readonly sessionId: string;
}

/** By what somebody signs in, and the session of the same browser that this one takes the place of. */
export interface Beginning {
  readonly way: SignInWay;
  readonly providerSession?: string | null;
  /** The token of the cookie that the browser has sent; null: none. */
  readonly replacing: string | null;
}

/** Which sessions count as live at a moment: used within the hour. Beside this each has its own end. */
export function livenessAt(now: Date): { readonly now: Date; readonly idleSince: Date } {
  return { now, idleSince: new Date(now.getTime() - IDLE) };
}

/** Signs somebody in, who has proved who they are: a new session, and what this browser had before is over. */
export async function beginSession(
  world: World,
  queries: Queries,
  account: StoredAccount,
  { way, providerSession = null, replacing }: Beginning,
): Promise<SignedIn> {
  const at = world.now();
  const { accountId } = account;
  const sessionToken = drawToken(world.randomBytes);
  await endReplaced(queries, replacing, at);
  await forgetSessions(queries, accountId, new Date(at.getTime() - KEPT));
  await insertSession(queries, {
    sessionId: drawPseudonym(world.randomBytes),
    tokenHash: tokenHash(sessionToken)!,
    accountId,
    way,
    providerSession,
    startedAt: at,
    seenAt: at,
    expiresAt: new Date(at.getTime() + LASTS),
  });
  await saveAccount(queries, { ...account, lastSignInAt: at });
  const entry = { at, actor: accountId, action: 'sign-in', studyId: null, pseudonym: null };
  await appendAudit(queries, { ...entry, detail: { way } });
  return { sessionToken, viewer: viewerFrom(account) };
}

async function endReplaced(queries: Queries, token: string | null, at: Date): Promise<void> {
  const hash = tokenHash(token ?? '');
  const old = hash && (await findSession(queries, hash, livenessAt(at)));
  if (old) await endSessions(queries, { accountId: old.accountId, only: old.sessionId }, at);
}

/**
 * Who a cookie’s token belongs to; null when it opens nothing (any more): ended, used last more than an hour ago, begun
 * more than twelve hours ago, or of an account that is no longer in use. Role and authority are the account’s of now.
 * @param attended false when a page asks by itself: that is no use of the session and does not keep it from ending.
 */
export async function findViewer(world: World, token: string, attended = true): Promise<LiveSession | null> {
  const hash = tokenHash(token);
  if (!hash) return null;
  const now = world.now();
  return world.store.transaction('access', async (queries) => {
    const session = await findSession(queries, hash, livenessAt(now));
    if (!session) return null;
    const account = await findAccount(queries, session.accountId);
    if (!account?.active) return null;
    if (attended && now.getTime() - session.seenAt.getTime() > SEEN_EVERY)
      await markSeen(queries, session.sessionId, now);
    return { viewer: viewerFrom(account), sessionId: session.sessionId };
  });
}
