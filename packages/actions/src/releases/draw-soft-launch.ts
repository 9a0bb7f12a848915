import { appendAudit, assignToBatch, insertBatch } from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { type ReleaseRefused, refuseRelease } from './refused.ts';
import { lockedReleaseState } from './release-step.ts';
import { softLaunchDraw } from './soft-launch-draw.ts';

/**
 * Draws the soft launch from everybody who waits: share, strata and seed are the plan’s. A second soft launch, after a
 * no-go, takes the next seed. Nobody is contacted yet. Refuses as the desk does, and with `not-next`.
 */
export async function drawSoftLaunch(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<{ readonly batchId: number; readonly people: number } | ReleaseRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_sample' });
  if ('refused' in study) return study;
  const { softLaunch } = study.fieldwork;
  const at = world.now();
  const actor = viewer.accountId;
  return world.store.transaction('fieldwork', async (queries) => {
    const { batches, waiting, next } = await lockedReleaseState(queries, world, study);
    if (next !== 'draw' || !softLaunch) return refuseRelease('not-next');
    const { share, strata } = softLaunch;
    const seed = softLaunch.seed + batches.filter(({ kind }) => kind === 'soft_launch').length;
    const drawn = softLaunchDraw(waiting, { ...softLaunch, seed });
    const batch = { studyId, kind: 'soft_launch', seed, share, strata, drawnAt: at, drawnBy: actor } as const;
    const batchId = await insertBatch(queries, batch);
    const people = await assignToBatch(queries, batchId, drawn);
    if (people !== drawn.length) throw new Error('drawSoftLaunch: somebody who was drawn did not wait any more.');
    const detail = { batchId, people, seed, share, strata };
    await appendAudit(queries, { at, actor, action: 'draw-soft-launch', studyId, pseudonym: null, detail });
    return { batchId, people };
  });
}
