import {
  appendAudit,
  deleteListCases,
  deleteStaffListParts,
  findStaffList,
  type StoredStaffList,
  updateStaffList,
} from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { accessToLists, isOpenTo } from './list-access.ts';
import { type ListRefused, refuseList } from './refuse-list.ts';

/**
 * Removes a list. One that nobody has kept is deleted with its file. One whose people are kept is taken back whole, with
 * their details and their cases, as long as none of them is in a batch; only the desk can do that. Refuses with
 * `no-such-list`, `not-permitted` or `released`.
 */
export async function removeStaffList(
  world: World,
  viewer: Viewer,
  { studyId, listId }: { readonly studyId: string; readonly listId: string },
): Promise<{ readonly removed: number } | ListRefused> {
  const access = accessToLists(world, viewer, studyId);
  if ('refused' in access) return access;
  const list = await world.store.transaction('contacts', (queries) => findStaffList(queries, studyId, listId));
  if (!list || !isOpenTo(access, list)) return refuseList('no-such-list');
  if (list.state === 'people_kept' || list.state === 'kept') {
    return access.authorityCode === null ? takeBack(world, viewer, list) : refuseList('not-permitted');
  }
  return discard(world, viewer, list);
}

/** Deletes what waits for a decision. */
function discard(world: World, viewer: Viewer, list: StoredStaffList): Promise<{ removed: number } | ListRefused> {
  const { listId, studyId } = list;
  return world.store.transaction('contacts', async (queries) => {
    const now = await findStaffList(queries, studyId, listId, 'to-change');
    if (now?.state === 'people_kept' || now?.state === 'kept') return refuseList('already-kept');
    await updateStaffList(queries, listId, { state: 'removed' });
    await deleteStaffListParts(queries, listId, ['file', 'faults', 'cases']);
    await appendAudit(queries, { ...entryOf(world, viewer, list), detail: { listId, people: 0 } });
    return { removed: 0 };
  });
}

/** Everything of a list in one transaction, with the one role that may delete on both sides; it reads nobody’s name. */
async function takeBack(
  world: World,
  viewer: Viewer,
  list: StoredStaffList,
): Promise<{ removed: number } | ListRefused> {
  const { listId } = list;
  const taken = world.store.transaction('erasure', async (queries) => {
    const removed = await deleteListCases(queries, listId);
    if (removed === null) throw new InBatch();
    await deleteStaffListParts(queries, listId, ['file', 'faults', 'cases']);
    await appendAudit(queries, { ...entryOf(world, viewer, list), detail: { listId, people: removed } });
    return { removed };
  });
  return taken.catch((error) => {
    if (error instanceof InBatch) return refuseList('released');
    throw error;
  });
}

/** Rolls the taking back of a list back. */
class InBatch extends Error {}

function entryOf(world: World, viewer: Viewer, { studyId }: StoredStaffList) {
  return { at: world.now(), actor: viewer.accountId, action: 'remove-staff-list', studyId, pseudonym: null };
}
