import { type Claim, type Queries, renewClaim } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { HOLD } from '../answering/interview.ts';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { type CallRefused, refuseCall } from './call-refused.ts';
import { type CallingStudy, callingStudy } from './calling-study.ts';

/** Which call somebody is in. */
export interface CallAddress {
  readonly studyId: string;
  readonly pseudonym: string;
}

/** A call with the claim that makes it somebody’s. */
export interface HeldCall {
  readonly study: CallingStudy;
  readonly claim: Claim;
}

/**
 * Holds on to the person whom an interviewer has taken: everything that they do in a call begins with it. Refuses with
 * `not-permitted`, `no-such-study` or `no-claim`.
 */
export async function holdCall(world: World, viewer: Viewer, call: CallAddress): Promise<HeldCall | CallRefused> {
  const study = callingStudy(world, viewer, call.studyId);
  if ('refused' in study) return study;
  const claim = await world.store.transaction('fieldwork', (queries) => renewed(queries, world, viewer, call));
  return claim ? { study, claim } : refuseCall('no-claim');
}

/** The claim, held for longer; null when it is somebody else’s, or of another study. Role: fieldwork. */
export async function renewed(
  queries: Queries,
  world: World,
  { accountId }: Viewer,
  { studyId, pseudonym }: CallAddress,
): Promise<Claim | null> {
  if (!isUuid(pseudonym)) return null;
  const at = world.now();
  const claim = await renewClaim(queries, { pseudonym, accountId }, { at, until: new Date(at.getTime() + HOLD) });
  return claim?.studyId === studyId ? claim : null;
}
