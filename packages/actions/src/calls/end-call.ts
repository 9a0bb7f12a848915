import { type DispositionId, telephoneStepAt } from '@earshot/fieldwork';
import { appendAudit, appendContacts, endClaim, findCase, type Queries } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import type { HeldCall } from './hold-call.ts';

/** How a call came out. */
export interface CameOut {
  readonly disposition: DispositionId;
  readonly appointmentAt: Date | null;
}

/**
 * Ends a call: the attempt with its outcome, its beginning and end, and the end of the claim. False when the claim has
 * gone in the meantime, and nothing is recorded. Role: fieldwork.
 */
export async function endCallIn(
  queries: Queries,
  world: World,
  { accountId }: Viewer,
  { study, claim }: HeldCall,
  { disposition, appointmentAt }: CameOut,
): Promise<boolean> {
  const { pseudonym, claimedAt: startedAt } = claim;
  const [at, studyId, actor] = [world.now(), study.id, accountId];
  if (!(await endClaim(queries, { pseudonym, accountId }))) return false;
  const releasedAt = (await findCase(queries, pseudonym))?.releasedAt ?? null;
  const step = (releasedAt && telephoneStepAt(study.fieldwork.protocol, releasedAt, at)?.id) ?? null;
  const attempt = { pseudonym, studyId, mode: 'telephone', disposition, step, actor, startedAt, at } as const;
  await appendContacts(queries, [{ ...attempt, appointmentAt, detail: {} }]);
  await appendAudit(queries, { at, actor, action: 'record-call', studyId, pseudonym, detail: { disposition } });
  return true;
}
