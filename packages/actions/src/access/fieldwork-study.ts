import type { FieldworkPlan } from '@earshot/fieldwork';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { type Permission, permits, type Viewer } from './permissions.ts';

/** A study that has fieldwork.yml. */
export type FieldworkStudy = Study & { readonly fieldwork: FieldworkPlan };

/** What can be wrong with anything that is asked at the desk; each area adds to it what can be wrong with its own. */
export const DESK_REFUSALS = {
  'not-permitted': 'Your account does not have the right to do this.',
  'no-such-study': 'There is no study at this address.',
  'no-fieldwork': 'This study has no fieldwork.yml, so nobody is sampled, written to or called in it.',
} as const;

/** What an action returns when it has changed nothing, for a reason that no area has for itself. */
export interface DeskRefused {
  readonly refused: keyof typeof DESK_REFUSALS;
  readonly sentence: string;
}

/** The refusal of that code, with its sentence. */
export function refuseDesk(code: DeskRefused['refused']): DeskRefused {
  return { refused: code, sentence: DESK_REFUSALS[code] };
}

/**
 * The study, for a viewer who may do what is asked, where it has fieldwork. The right comes first: whoever may do nothing
 * does not learn which studies there are. Every action of the desk about a study’s fieldwork begins with this.
 */
export function fieldworkStudy(
  world: World,
  viewer: Viewer,
  { studyId, needs }: { readonly studyId: string; readonly needs: Permission },
): FieldworkStudy | DeskRefused {
  if (!permits(viewer, needs)) return refuseDesk('not-permitted');
  const study = world.studies.get(studyId);
  if (!study) return refuseDesk('no-such-study');
  const { fieldwork } = study;
  return fieldwork ? { ...study, fieldwork } : refuseDesk('no-fieldwork');
}
