import type { Audience } from '@earshot/fieldwork';
import { type Progress, progressOf } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { audienceOf } from '../outcomes/read-outcomes.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** A study's progress as somebody may see it. */
export interface ShownProgress extends Omit<Progress, 'finished' | 'withdrawn'> {
  /** Null: for the field team only. */
  readonly finished: number | null;
  readonly withdrawn: number | null;
}

/**
 * Beyond the field team nobody sees how many have finished or withdrawn by now, or by day, of a study with fieldwork:
 * from these and the tables of outcomes, small numbers that those withhold could be worked out.
 */
export function shownProgress(
  progress: Progress,
  { fieldwork }: Pick<Study, 'fieldwork'>,
  audience: Audience,
): ShownProgress {
  if (audience === 'field_team' || !fieldwork) return progress;
  return { ...progress, finished: null, withdrawn: null, days: [] };
}

/** How far a study has come, for a viewer who may see the monitor. */
export async function readShownProgress(world: World, viewer: Viewer, study: Study): Promise<ShownProgress> {
  const progress = await world.store.transaction('desk', (queries) => progressOf(queries, study.id));
  return shownProgress(progress, study, audienceOf(viewer));
}
