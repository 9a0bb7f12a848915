import { appendAudit, endClaim, rememberAcquaintance } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { type CallRefused, refuseCall } from './call-refused.ts';
import { type CallAddress, holdCall } from './hold-call.ts';

/** Why a person is handed back without having been called. */
export type HandBackReason = 'not_called' | 'known_to_me';

/**
 * Hands back a person who was not called: somebody else is given them. Whom an interviewer knows they are never given
 * again. Refuses with `not-permitted`, `no-such-study` or `no-claim`.
 */
export async function handBackCall(
  world: World,
  viewer: Viewer,
  call: CallAddress,
  reason: HandBackReason,
): Promise<{ readonly handedBack: true } | CallRefused> {
  const held = await holdCall(world, viewer, call);
  if ('refused' in held) return held;
  const { accountId } = viewer;
  const { pseudonym } = held.claim;
  return world.store.transaction('fieldwork', async (queries) => {
    if (!(await endClaim(queries, { pseudonym, accountId }))) return refuseCall('no-claim');
    const at = world.now();
    if (reason === 'known_to_me') await rememberAcquaintance(queries, { pseudonym, accountId }, at);
    const entry = { at, actor: accountId, action: 'hand-back-call', studyId: held.study.id, pseudonym };
    await appendAudit(queries, { ...entry, detail: { reason } });
    return { handedBack: true } as const;
  });
}
