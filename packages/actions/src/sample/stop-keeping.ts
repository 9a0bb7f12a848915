import { appendAudit, askTaskToStop, findStaffList } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { accessToLists, isOpenTo } from './list-access.ts';
import { type ListRefused, refuseList } from './refuse-list.ts';

/**
 * Stops the keeping of a list that goes on: nobody is kept, and the list waits for a decision again. The list itself is
 * held by whoever keeps it, so it is only asked here; within a slice of rows it stops. Refuses with `no-such-list`, or with
 * `people-kept` where the people are kept already, who can only be taken back whole.
 */
export async function stopKeeping(
  world: World,
  viewer: Viewer,
  { studyId, listId }: { readonly studyId: string; readonly listId: string },
): Promise<{ readonly asked: true } | ListRefused> {
  const access = accessToLists(world, viewer, studyId);
  if ('refused' in access) return access;
  return world.store.transaction('contacts', async (queries) => {
    const list = await findStaffList(queries, studyId, listId);
    if (!list || !isOpenTo(access, list)) return refuseList('no-such-list');
    if (list.state === 'people_kept' || list.state === 'kept') return refuseList('people-kept');
    await askTaskToStop(queries, listId);
    const entry = { at: world.now(), actor: viewer.accountId, action: 'stop-keeping-list', studyId, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { listId } });
    return { asked: true };
  });
}
