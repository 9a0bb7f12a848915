import type { FieldworkPlan } from '@earshot/fieldwork';
import type { StoredStaffList } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { type ListRefused, refuseList } from './refuse-list.ts';

/** The staff lists of a study, as far as a viewer may work with them. */
export interface ListAccess {
  readonly study: Study;
  readonly plan: FieldworkPlan;
  /** An authority’s own contact works with the lists that this authority uploaded, and no others; null: the desk. */
  readonly authorityCode: string | null;
}

/** What a viewer may do with a study’s staff lists. Refuses whoever may do nothing. */
export function accessToLists(world: World, viewer: Viewer, studyId: string): ListAccess | ListRefused {
  const authorityCode = permits(viewer, 'see_own_authority') ? viewer.authorityCode : null;
  if (authorityCode === null && !permits(viewer, 'manage_sample')) return refuseList('not-permitted');
  const study = world.studies.get(studyId);
  if (!study) return refuseList('no-such-study');
  if (!study.fieldwork) return refuseList('no-fieldwork');
  return { study, plan: study.fieldwork, authorityCode };
}

/** Whether a list is among those that the viewer works with; for any other it is as if it were not there. */
export function isOpenTo({ authorityCode }: ListAccess, list: StoredStaffList): boolean {
  return authorityCode === null || (list.byAuthority && list.authorityCode === authorityCode);
}
