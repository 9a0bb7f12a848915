import { englandTime } from '@earshot/fieldwork';
import {
  appendAudit,
  auditedDeletions,
  closingFacts,
  type Deletion,
  insertClosing,
  listDeletions,
} from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { isPastDay } from '../rights/past-day.ts';
import { type RightsRefused, refuseRights } from '../rights/refuse-rights.ts';
import type { World } from '../world.ts';
import { faultsOfProofs } from './deletion-proof.ts';
import { type Clock, readClocks } from './retention-plan.ts';

/** What falls due when, and the proofs of what was deleted. */
export interface RetentionState {
  readonly today: string;
  readonly clocks: readonly Clock[];
  /** The latest first. */
  readonly deletions: readonly Deletion[];
  /** What is wrong with the proofs, in sentences; empty when they are whole. */
  readonly faults: readonly string[];
}

/** Reads the state of retention. Refuses with `not-permitted`. */
export async function readRetention(world: World, viewer: Viewer): Promise<RetentionState | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const clocks = await readClocks(world);
  return world.store.transaction('erasure', async (queries) => {
    const deletions = await listDeletions(queries);
    const faults = faultsOfProofs(deletions, await auditedDeletions(queries));
    return { today: englandTime(world.now()).date, clocks, deletions: deletions.toReversed(), faults };
  });
}

/**
 * States the day on which fieldwork of a study ended, from which its clocks run; a later statement replaces it. Refuses
 * with `not-permitted`, `bad-day` for a day to come, or `before-release`: a slip of the year would have everything deleted
 * at night.
 */
export async function stateClosing(
  world: World,
  viewer: Viewer,
  { studyId, closedOn }: { readonly studyId: string; readonly closedOn: string },
): Promise<{ stated: true } | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const at = world.now();
  if (!world.studies.has(studyId)) throw new Error(`stateClosing: there is no study ${studyId}.`);
  if (!isPastDay(closedOn, at)) return refuseRights('bad-day');
  return world.store.transaction('erasure', async (queries) => {
    const { lastReleasedOn } = await closingFacts(queries, studyId);
    if (lastReleasedOn !== null && closedOn < lastReleasedOn) return refuseRights('before-release');
    await insertClosing(queries, { studyId, closedOn, actor: viewer.accountId, at });
    const entry = { at, actor: viewer.accountId, action: 'state-closing', studyId, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { closedOn } });
    return { stated: true };
  });
}
