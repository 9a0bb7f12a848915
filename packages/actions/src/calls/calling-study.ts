import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { type Permission, permits, type Viewer } from '../access/permissions.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { type CallRefused, refuseCall } from './call-refused.ts';

/** A study in which people are called. */
export type CallingStudy = FieldworkStudy;

/** The study of that name, for somebody who may. Refuses with `not-permitted` or `no-such-study`. */
export function callingStudy(
  world: World,
  viewer: Viewer,
  studyId: string,
  needs: Permission = 'make_calls',
): CallingStudy | CallRefused {
  if (!permits(viewer, needs)) return refuseCall('not-permitted');
  const study = world.studies.get(studyId);
  return study && isCalling(study) ? study : refuseCall('no-such-study');
}

function isCalling(study: Study): study is CallingStudy {
  const hasStep = study.fieldwork?.protocol.some(({ kind }) => kind === 'telephone') ?? false;
  return hasStep && study.questionnaire.modes.includes('telephone');
}
