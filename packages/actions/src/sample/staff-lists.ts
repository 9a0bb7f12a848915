import { type ColumnUses, isHiddenFromAuthority, type ListCounts, type ListFault, usesOf } from '@earshot/fieldwork';
import {
  appendAudit,
  expireStaffLists,
  findStaffList,
  findTasks,
  type Queries,
  type StaffListState,
  type StoredStaffList,
  type StoredTask,
  staffListPartNumbers,
  staffListsOf,
} from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { Study } from '../study.ts';
import { silentSince, type Task, taskOf } from '../tasks/task.ts';
import type { World } from '../world.ts';
import { accessToLists, isOpenTo, type ListAccess } from './list-access.ts';
import { listAuthorities } from './list-authorities.ts';
import { type ListRefused, refuseList } from './refuse-list.ts';
import { openAbout, openPart } from './sealed-list.ts';

/** A staff list as a viewer sees it. */
export interface StaffList {
  readonly listId: string;
  readonly fileName: string;
  readonly source: 'list' | 'booster';
  readonly state: StaffListState;
  /** A checking or keeping that was to go on and does not: the server that did it has gone. */
  readonly interrupted: boolean;
  /** Null: a column says which. */
  readonly authority: string | null;
  readonly byAuthority: boolean;
  readonly uploadedAt: Date;
  readonly expiresAt: Date;
  readonly rowsDone: number;
  /** How much of the file has been checked, 0 to 1. */
  readonly shareDone: number;
  /** How far the keeping has come: rows, then cases; null: nobody has begun to keep it. */
  readonly keeping: Task | null;
  /** For an authority’s own contact these tell nothing that only we know. */
  readonly counts: ListCounts | null;
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly uses: ColumnUses;
  readonly notes: readonly string[];
  readonly broken: string | null;
}

/** What the page with a study’s staff lists shows. */
export interface StaffLists {
  readonly study: Study;
  /** An authority’s own contact sees and uploads lists of this one only; null: the desk. */
  readonly own: string | null;
  readonly lists: readonly StaffList[];
  readonly authorities: readonly { readonly code: string; readonly name: string }[];
  readonly takesNewEntrants: boolean;
}

/** The staff lists of a study that a viewer may see, the latest first; deletes those that nobody decided on in time. */
export async function staffLists(world: World, viewer: Viewer, studyId: string): Promise<StaffLists | ListRefused> {
  const access = accessToLists(world, viewer, studyId);
  if ('refused' in access) return access;
  await expireUndecided(world);
  const { study, plan, authorityCode } = access;
  const authorities = await listAuthorities(world, studyId);
  const names = new Map(authorities.map(({ code, name }) => [code, name]));
  const lists = await world.store.transaction('contacts', async (queries) => {
    const stored = await staffListsOf(queries, studyId, authorityCode);
    return withTasks(world, queries, { access, names, lists: stored.filter((list) => isOpenTo(access, list)) });
  });
  const own = authorityCode === null ? null : (names.get(authorityCode) ?? authorityCode);
  return { study, own, lists, authorities, takesNewEntrants: plan.newEntrants !== null };
}

/** One staff list, and what its columns can be for. Refuses with `no-such-list` also what the viewer may not see. */
export async function staffList(
  world: World,
  viewer: Viewer,
  { studyId, listId }: { readonly studyId: string; readonly listId: string },
): Promise<{ readonly study: Study; readonly list: StaffList; readonly uses: readonly string[] } | ListRefused> {
  const access = accessToLists(world, viewer, studyId);
  if ('refused' in access) return access;
  const authorities = await listAuthorities(world, studyId);
  const names = new Map(authorities.map(({ code, name }) => [code, name]));
  const [list] = await world.store.transaction('contacts', async (queries) => {
    const found = await findStaffList(queries, studyId, listId);
    return withTasks(world, queries, { access, names, lists: found && isOpenTo(access, found) ? [found] : [] });
  });
  if (!list) return refuseList('no-such-list');
  const uses = usesOf(access.study.questionnaire.sample).filter(
    (use) => use !== 'started' || list.source === 'booster',
  );
  return { study: access.study, list, uses };
}

/**
 * The faults of a list, row by row, some at a time in the order of the list: all of them, or those after `skip`, at most
 * `most`. They can hold addresses, so looking at them is recorded. Refuses with `no-such-list`.
 */
export async function staffListFaults(
  world: World,
  viewer: Viewer,
  wish: { readonly studyId: string; readonly listId: string; readonly skip?: number; readonly most?: number },
): Promise<{ readonly faults: readonly ListFault[]; readonly more: boolean } | ListRefused> {
  const { studyId, listId, skip = 0, most = Number.POSITIVE_INFINITY } = wish;
  const access = accessToLists(world, viewer, studyId);
  if ('refused' in access) return access;
  return world.store.transaction('contacts', async (queries) => {
    const list = await findStaffList(queries, studyId, listId);
    if (!list || !isOpenTo(access, list)) return refuseList('no-such-list');
    const entry = { at: world.now(), actor: viewer.accountId, action: 'see-staff-list', studyId, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { listId } });
    const found: ListFault[] = [];
    for (const number of await staffListPartNumbers(queries, listId, 'faults')) {
      if (found.length > skip + most) break;
      const part = (await openPart(world, queries, { listId, kind: 'faults', number })) as ListFault[] | null;
      found.push(...(part ?? []).filter((fault) => access.authorityCode === null || !isHiddenFromAuthority(fault)));
    }
    return { faults: found.slice(skip, skip + most), more: found.length > skip + most };
  });
}

/** Deletes every upload that nobody decided on within its time, and the faults of all that are as old. */
export async function expireUndecided(world: World): Promise<void> {
  await world.store.transaction('contacts', async (queries) => {
    const at = world.now();
    for (const { listId, studyId } of await expireStaffLists(queries, at)) {
      const entry = { at, actor: 'system', action: 'expire-staff-list', studyId, pseudonym: null };
      await appendAudit(queries, { ...entry, detail: { listId } });
    }
  });
}

interface Listed {
  readonly access: ListAccess;
  readonly names: ReadonlyMap<string, string>;
}

/** The lists with how far their keeping has come. */
async function withTasks(
  world: World,
  queries: Queries,
  { lists, ...listed }: Listed & { readonly lists: readonly StoredStaffList[] },
): Promise<StaffList[]> {
  const ids = lists.map(({ listId }) => listId);
  const tasks = new Map((await findTasks(queries, ids)).map((task) => [task.taskId, task]));
  return lists.map((list) => listOf(world, list, { ...listed, task: tasks.get(list.listId) }));
}

function listOf(
  world: World,
  list: StoredStaffList,
  { access, names, task }: Listed & { readonly task: StoredTask | undefined },
): StaffList {
  const { listId, source, state, byAuthority, uploadedAt, expiresAt, rowsDone, authorityCode: code } = list;
  const { fileName, header, headerLine, uses, notes, broken } = openAbout(world, list);
  const now = world.now();
  const isSilent = (list.beatAt ?? list.uploadedAt) < silentSince(now);
  const keeping = task ? taskOf(task, now) : null;
  const isKept = state === 'keeping' || state === 'people_kept';
  return {
    ...{
      listId,
      fileName,
      source,
      byAuthority,
      uploadedAt,
      expiresAt,
      rowsDone,
      shareDone: list.shareDone,
      keeping,
      header,
      headerLine,
      uses,
      notes,
      broken,
    },
    state,
    interrupted: isKept ? keeping?.state !== 'going' : state === 'checking' && isSilent,
    authority: code === null ? null : (names.get(code) ?? code),
    counts: (access.authorityCode === null ? list.counts?.desk : list.counts?.authority) ?? null,
  };
}
