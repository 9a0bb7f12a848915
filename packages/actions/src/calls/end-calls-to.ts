import { appendAudit, endCallsTo, findCase, rememberAcquaintance } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { type CallRefused, refuseCall } from './call-refused.ts';
import { callingStudy } from './calling-study.ts';
import type { CallAddress } from './hold-call.ts';

/**
 * A supervisor ends the calls to somebody, as after many attempts. What the attempts came to stays their outcome, mails go
 * on, and a call that is open goes on. Refuses with `not-permitted`, `no-such-study` or `nobody-there`.
 */
export async function endCallsToPerson(
  world: World,
  viewer: Viewer,
  { studyId, pseudonym }: CallAddress,
): Promise<{ readonly ended: true } | CallRefused> {
  const study = callingStudy(world, viewer, studyId, 'supervise_calls');
  if ('refused' in study) return study;
  return world.store.transaction('fieldwork', async (queries) => {
    if (!isUuid(pseudonym) || (await findCase(queries, pseudonym))?.studyId !== studyId)
      return refuseCall('nobody-there');
    const [at, actor] = [world.now(), viewer.accountId];
    if (await endCallsTo(queries, { pseudonym, accountId: actor }, at)) {
      await appendAudit(queries, { at, actor, action: 'end-calls', studyId, pseudonym, detail: {} });
    }
    return { ended: true } as const;
  });
}

/**
 * A supervisor gives somebody to other interviewers: the one named is never given them again. A call that is open goes on.
 * Refuses with `not-permitted`, `no-such-study` or `nobody-there`.
 * @param from the interviewer's account.
 */
export async function reassignCalls(
  world: World,
  viewer: Viewer,
  { studyId, pseudonym, from }: CallAddress & { readonly from: string },
): Promise<{ readonly reassigned: true } | CallRefused> {
  const study = callingStudy(world, viewer, studyId, 'supervise_calls');
  if ('refused' in study) return study;
  return world.store.transaction('fieldwork', async (queries) => {
    if (!isUuid(pseudonym) || !isUuid(from)) return refuseCall('nobody-there');
    if ((await findCase(queries, pseudonym))?.studyId !== studyId) return refuseCall('nobody-there');
    const at = world.now();
    await rememberAcquaintance(queries, { pseudonym, accountId: from }, at);
    const entry = { at, actor: viewer.accountId, action: 'reassign-calls', studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { from } });
    return { reassigned: true } as const;
  });
}
