import type { World } from '../world.ts';
import type { OpenedInterview, OpensInterview } from './interview.ts';
import { tokenHash } from './token.ts';

// What this process showed somebody last is mostly what they answer next, so their answer need not be read for again.
// It is a shortcut and nothing more: `appendPage` takes what was worked out from it only while the interview in the
// database still is what it was then. Other processes, other tabs, withdrawal and closed links need not be told here.

/** Interviews that are kept, and for how long: many people leave in the middle. */
const MOST = 1000;
const KEPT_FOR = 10 * 60_000;

interface Seen {
  readonly interview: OpenedInterview;
  readonly at: number;
}

const seenIn = new WeakMap<World, Map<string, Seen>>();

/** Keeps an interview that a link has opened as it was seen just now; one that cannot be answered is not kept. */
export function rememberSeen(world: World, opens: OpensInterview, interview: OpenedInterview): void {
  const key = keyOf(opens);
  if (key === null || interview.status !== 'open') return;
  const kept = seenIn.get(world) ?? new Map<string, Seen>();
  seenIn.set(world, kept);
  const at = world.now().getTime();
  kept.delete(key); // so that what was seen last stands last
  kept.set(key, { interview, at });
  for (const [oldest, seen] of kept) {
    if (kept.size <= MOST && at - seen.at <= KEPT_FOR) break;
    kept.delete(oldest);
  }
}

/** An interview as this process saw it last, which may be long ago; null when it is not known here. */
export function lastSeen(world: World, opens: OpensInterview): OpenedInterview | null {
  const key = keyOf(opens);
  return (key !== null && seenIn.get(world)?.get(key)?.interview) || null;
}

/** An interviewer's claim is renewed with everything that they do, so nothing of theirs is kept. */
function keyOf(opens: OpensInterview): string | null {
  const hash = 'token' in opens ? tokenHash(opens.token) : null;
  return hash && `${Buffer.from(hash).toString('base64')} ${opens.mode} ${opens.language ?? ''}`;
}
