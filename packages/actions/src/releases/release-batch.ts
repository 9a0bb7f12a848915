import {
  appendAudit,
  assignToBatch,
  batchesOf,
  insertBatch,
  insertLinks,
  markReleased,
  type Queries,
  releaseCases,
} from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import { tokenHash } from '../answering/token.ts';
import { personalToken } from '../contacts/personal-token.ts';
import type { World } from '../world.ts';
import { type ReleaseRefused, refuseRelease } from './refused.ts';
import { lockedReleaseState } from './release-step.ts';

export interface Released {
  readonly batchId: number;
  readonly people: number;
}

/**
 * Releases a batch that was drawn: from now on its people have a link of their own, and the contact protocol counts its
 * days. Once only: `already-released` for whoever comes second. Refuses as the desk does, and with `no-such-batch`. A main
 * batch is released by `releaseMain`.
 */
export async function releaseBatch(
  world: World,
  viewer: Viewer,
  { studyId, batchId }: { studyId: string; batchId: number },
): Promise<Released | ReleaseRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_sample' });
  if ('refused' in study) return study;
  return world.store.transaction('fieldwork', async (queries) => {
    const batches = await batchesOf(queries, studyId);
    if (!batches.some((batch) => batch.batchId === batchId)) return refuseRelease('no-such-batch');
    return release(queries, world, { studyId, batchId, by: viewer.accountId });
  });
}

/**
 * Releases everybody who still waits, as one batch, when that is the next step: after a go, or at once where the plan
 * has no soft launch. Refuses as the desk does, with `nobody-waits` and `not-next`.
 */
export async function releaseMain(world: World, viewer: Viewer, studyId: string): Promise<Released | ReleaseRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'decide_release' });
  if ('refused' in study) return study;
  return world.store.transaction('fieldwork', async (queries) => {
    const { waiting, next } = await lockedReleaseState(queries, world, study);
    if (next === 'wait') return refuseRelease('nobody-waits');
    if (next !== 'main') return refuseRelease('not-next');
    const by = viewer.accountId;
    const everybody = { seed: null, share: null, strata: [], drawnAt: world.now(), drawnBy: by };
    const batchId = await insertBatch(queries, { ...everybody, studyId, kind: 'main' });
    await assignToBatch(
      queries,
      batchId,
      waiting.map(({ pseudonym }) => pseudonym),
    );
    return release(queries, world, { studyId, batchId, by });
  });
}

async function release(
  queries: Queries,
  world: World,
  { studyId, batchId, by }: { studyId: string; batchId: number; by: string },
): Promise<Released | ReleaseRefused> {
  const at = world.now();
  if (!(await markReleased(queries, { studyId, batchId, at, by }))) return refuseRelease('already-released');
  const cases = await releaseCases(queries, batchId, at);
  await insertLinks(
    queries,
    cases.map(({ pseudonym, linkNumber }) => ({
      pseudonym,
      tokenHash: tokenHash(personalToken(world.keys, pseudonym, linkNumber))!,
      createdAt: at,
    })),
  );
  const people = cases.length;
  const detail = { batchId, people };
  await appendAudit(queries, { at, actor: by, action: 'release-batch', studyId, pseudonym: null, detail });
  return { batchId, people };
}
