import { nextReleaseStep, type ReleaseStep } from '@earshot/fieldwork';
import { type Batch, batchesOf, type DrawnFrom, lockStudy, type Queries, waitingAt } from '@earshot/store';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** Where a study’s release stands. */
export interface ReleaseState {
  readonly batches: readonly Batch[];
  readonly waiting: readonly DrawnFrom[];
  readonly next: ReleaseStep;
}

/** Reads where a release stands. Role: fieldwork. */
export async function releaseState(queries: Queries, world: World, study: Study): Promise<ReleaseState> {
  const batches = await batchesOf(queries, study.id);
  const everybody = await waitingAt(queries, study.id, world.now());
  const waiting = everybody.filter(({ batchId }) => batchId === null);
  const softLaunch = study.fieldwork?.softLaunch !== null;
  return { batches, waiting, next: nextReleaseStep(batches, { softLaunch, waiting: waiting.length }) };
}

/** The same for a transaction that is going to change it: whoever else does waits until this one ends. */
export async function lockedReleaseState(queries: Queries, world: World, study: Study): Promise<ReleaseState> {
  await lockStudy(queries, study.id);
  return releaseState(queries, world, study);
}
