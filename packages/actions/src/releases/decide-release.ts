import { appendAudit, decideBatch } from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { type ReleaseRefused, refuseRelease } from './refused.ts';
import { lockedReleaseState } from './release-step.ts';

/**
 * Records go or no-go after a soft launch, with the reasons, who decided and when. It can be changed until the main batch
 * is released; the audit keeps every decision. Refuses as the desk does, with `decision-missing`, `reasons-missing`,
 * `no-such-batch` and, for a batch that is not the latest soft launch or is not to be decided upon, `not-next`.
 */
export async function decideRelease(
  world: World,
  viewer: Viewer,
  wish: { studyId: string; batchId: number; decision: string; reasons: string },
): Promise<{ readonly decided: 'go' | 'no_go' } | ReleaseRefused> {
  const { studyId, batchId, decision } = wish;
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'decide_release' });
  if ('refused' in study) return study;
  const reasons = wish.reasons.trim().slice(0, 5000);
  if (decision !== 'go' && decision !== 'no_go') return refuseRelease('decision-missing');
  if (reasons === '') return refuseRelease('reasons-missing');
  const at = world.now();
  const actor = viewer.accountId;
  return world.store.transaction('fieldwork', async (queries) => {
    const { batches } = await lockedReleaseState(queries, world, study);
    if (!batches.some((batch) => batch.batchId === batchId)) return refuseRelease('no-such-batch');
    const latest = batches.filter(({ kind }) => kind === 'soft_launch').at(-1);
    const mainBegun = batches.some(({ kind }) => kind === 'main');
    if (latest?.batchId !== batchId || latest.releasedAt === null || mainBegun) return refuseRelease('not-next');
    await decideBatch(queries, batchId, { decision, at, by: actor, reasons });
    const detail = { batchId, decision, reasons };
    await appendAudit(queries, { at, actor, action: 'decide-release', studyId, pseudonym: null, detail });
    return { decided: decision };
  });
}
