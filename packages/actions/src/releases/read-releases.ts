import type { ReleaseStep } from '@earshot/fieldwork';
import { type Batch, batchesOf, waitingAt } from '@earshot/store';
import { type FieldworkStudy, fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { type ReleaseRefused, refuseRelease } from './refused.ts';
import { releaseState } from './release-step.ts';
import { softLaunchDraw } from './soft-launch-draw.ts';

export interface ReleasesRead {
  readonly study: FieldworkStudy;
  /** Oldest first. */
  readonly batches: readonly Batch[];
  /** How many were uploaded and are in no batch. */
  readonly waiting: number;
  readonly next: ReleaseStep;
}

/** Where the release of a study stands. Changes nothing. Refuses as the desk does. */
export async function readReleases(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<ReleasesRead | ReleaseRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_sample' });
  if ('refused' in study) return study;
  const { batches, waiting, next } = await world.store.transaction('fieldwork', (queries) =>
    releaseState(queries, world, study),
  );
  return { study, batches, waiting: waiting.length, next };
}

/** What comes of drawing a soft launch again from its seed. */
export interface RepeatedDraw {
  readonly batch: Batch;
  /** From how many people. */
  readonly from: number;
  readonly same: boolean;
}

/**
 * Draws a soft launch again from its seed and whoever waited then, and says whether it gives the same people. It does
 * not when somebody has been erased, or what is known of them was changed. Refuses as the desk does, and with
 * `no-such-batch`.
 */
export async function repeatDraw(
  world: World,
  viewer: Viewer,
  { studyId, batchId }: { studyId: string; batchId: number },
): Promise<RepeatedDraw | ReleaseRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_sample' });
  if ('refused' in study) return study;
  return world.store.transaction('fieldwork', async (queries) => {
    const batch = (await batchesOf(queries, studyId)).find((one) => one.batchId === batchId);
    if (!batch || batch.seed === null || batch.share === null) return refuseRelease('no-such-batch');
    const { seed, share, strata } = batch;
    const people = await waitingAt(queries, studyId, batch.drawnAt);
    const again = softLaunchDraw(people, { seed, share, strata }).sort();
    const drawn = people.filter((one) => one.batchId === batchId).map(({ pseudonym }) => pseudonym);
    return { batch, from: people.length, same: again.join() === drawn.sort().join() };
  });
}
