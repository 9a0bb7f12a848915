import {
  type CheckedRow,
  type ColumnUses,
  columnFaults,
  countRows,
  type ListFault,
  NO_ROWS,
  usesOf,
} from '@earshot/fieldwork';
import {
  appendAudit,
  beatStaffList,
  deleteStaffListParts,
  findStaffList,
  type StaffListCounts,
  type StaffListState,
  type StoredStaffList,
  updateStaffList,
} from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { checkedSlices, fileOfList, readingOf } from './checked-slices.ts';
import { leaveOutKnown } from './leave-out-known.ts';
import { accessToLists, isOpenTo, type ListAccess } from './list-access.ts';
import { ListBroken } from './reading/unreadable-list.ts';
import { type ListRefused, refuseList } from './refuse-list.ts';
import { type AboutList, addPart, openAbout, sealAbout } from './sealed-list.ts';

/** A list whose rows nobody keeps yet. */
const CAN_BE_CHECKED: readonly StaffListState[] = ['uploaded', 'checking', 'checked', 'stopped', 'failed'];

const NOTHING_DONE = { rowsDone: 0, shareDone: 0 };

export interface CheckWish {
  readonly studyId: string;
  readonly listId: string;
  /** What each column is for, left to right. */
  readonly uses: ColumnUses;
  /** Aborted when the server stops: the checking then ends where it is. */
  readonly stopping?: AbortSignal;
}

/**
 * Starts checking a list by its columns, in slices, and leaves the counts and every fault for the preview; nobody is kept.
 * Any server sees how far it has come, and a newer checking or `stopChecking` ends it. `finished` is for whoever waits: it
 * is fulfilled when the checking has ended in any way that the list’s state says, and rejected only by a fault of ours.
 */
export async function checkStaffList(
  world: World,
  viewer: Viewer,
  { studyId, listId, uses, stopping }: CheckWish,
): Promise<{ readonly finished: Promise<void> } | ListRefused> {
  const access = accessToLists(world, viewer, studyId);
  if ('refused' in access) return access;
  const started = await world.store.transaction('contacts', async (queries) => {
    const list = await findStaffList(queries, studyId, listId, 'to-change');
    if (!list || !isOpenTo(access, list)) return refuseList('no-such-list');
    if (list.state === 'expired') return refuseList('list-expired');
    if (!CAN_BE_CHECKED.includes(list.state)) return refuseList('already-kept');
    const about = { ...openAbout(world, list), uses: usesFor(access, list, uses), broken: null };
    const faults = columnFaults(about.uses, {
      authority: list.authorityCode === null,
      started: list.source === 'booster',
    });
    const checkNumber = list.checkNumber + 1;
    const sealed = sealAbout(world, listId, about);
    const state = faults.length === 0 ? 'checking' : 'uploaded';
    await updateStaffList(queries, listId, { state, sealed, checkNumber, ...NOTHING_DONE, beatAt: world.now() });
    await deleteStaffListParts(queries, listId, ['faults']);
    return faults.length > 0 ? refuseList('columns', faults.join(' ')) : { list: { ...list, checkNumber }, about };
  });
  if ('refused' in started) return started;
  return { finished: check(world, viewer, { access, ...started, stopping }) };
}

/** Stops a checking that goes on; the list can be checked again or removed. Refuses with `no-such-list`. */
export async function stopChecking(
  world: World,
  viewer: Viewer,
  { studyId, listId }: { readonly studyId: string; readonly listId: string },
): Promise<{ readonly stopped: true } | ListRefused> {
  const access = accessToLists(world, viewer, studyId);
  if ('refused' in access) return access;
  return world.store.transaction('contacts', async (queries) => {
    const list = await findStaffList(queries, studyId, listId, 'to-change');
    if (!list || !isOpenTo(access, list)) return refuseList('no-such-list');
    if (list.state === 'checking') await updateStaffList(queries, listId, { state: 'stopped' });
    return { stopped: true };
  });
}

/** Whoever sends a form can send anything: columns beyond the list’s, and uses that the study does not know, are not read. */
function usesFor({ study }: ListAccess, list: StoredStaffList, uses: ColumnUses): ColumnUses {
  const known = usesOf(study.questionnaire.sample);
  return uses.map((use) =>
    use !== null && known.includes(use) && (use !== 'started' || list.source === 'booster') ? use : null,
  );
}

interface Checking {
  readonly access: ListAccess;
  readonly list: StoredStaffList;
  readonly about: AboutList;
  readonly stopping: AbortSignal | undefined;
}

async function check(world: World, viewer: Viewer, checking: Checking): Promise<void> {
  try {
    await checkSlices(world, viewer, checking);
  } catch (error) {
    if (!(error instanceof ListBroken)) {
      await endCheck(world, checking, 'failed');
      throw error;
    }
    await endCheck(world, checking, 'failed', error.found.sentence);
  }
}

async function checkSlices(world: World, viewer: Viewer, checking: Checking): Promise<void> {
  const { access, list, about, stopping } = checking;
  const { listId } = list;
  const reading = await readingOf(world, access, list, about);
  const file = await fileOfList(world, access, listId);
  let counts: StaffListCounts | null = { desk: NO_ROWS, authority: NO_ROWS };
  let [number, shareDone] = [0, 0];
  const read = (share: number): void => {
    shareDone = share;
  };
  // While the database looks for the people of one slice, the next is read.
  let looking: Promise<StaffListCounts | null> = Promise.resolve(counts);
  for await (const slice of checkedSlices(file, reading, read)) {
    counts = await looking;
    if (!counts) return;
    if (stopping?.aborted) return endCheck(world, checking, 'stopped');
    looking = lookUp(world, list, { slice, counts, number, shareDone });
    looking.catch(() => {}); // what goes wrong with it is told when it is waited for
    number += 1;
  }
  counts = await looking;
  if (counts) await endWith(world, viewer, list, counts);
}

interface ReadSlice {
  readonly slice: readonly CheckedRow[];
  readonly number: number;
  /** What became of the rows before. */
  readonly counts: StaffListCounts;
  /** How much of the file has been read with this slice. */
  readonly shareDone: number;
}

/** Compares a slice with whom we know, and adds its faults; null when the checking has been stopped. */
function lookUp(
  world: World,
  list: StoredStaffList,
  { slice, counts, number, shareDone }: ReadSlice,
): Promise<StaffListCounts | null> {
  const { listId, checkNumber } = list;
  return world.store.transaction('contacts', async (queries) => {
    const rowsDone = counts.desk.rows + slice.length;
    if (!(await beatStaffList(queries, { listId, checkNumber, rowsDone, shareDone, at: world.now() }))) return null;
    const rows = await leaveOutKnown(world, queries, list, slice);
    const holds: ListFault[] = rows.flatMap(({ faults }) => faults);
    if (holds.length > 0) await addPart(world, queries, { listId, kind: 'faults', number, holds });
    return { desk: countRows(counts.desk, rows), authority: countRows(counts.authority, slice) };
  });
}

/** The whole list has been checked: what came of it, for the preview. */
async function endWith(world: World, viewer: Viewer, list: StoredStaffList, counts: StaffListCounts): Promise<void> {
  const { listId, checkNumber } = list;
  await world.store.transaction('contacts', async (queries) => {
    const at = world.now();
    if (!(await beatStaffList(queries, { listId, checkNumber, rowsDone: counts.desk.rows, shareDone: 1, at }))) return;
    await updateStaffList(queries, listId, { state: 'checked', counts });
    const detail = { listId, rows: counts.desk.rows, kept: counts.desk.kept };
    const actor = viewer.accountId;
    await appendAudit(queries, {
      at,
      actor,
      action: 'check-staff-list',
      studyId: list.studyId,
      pseudonym: null,
      detail,
    });
  });
}

/** Says how a checking ended, unless another has begun meanwhile. */
async function endCheck(
  world: World,
  { list, about }: Checking,
  state: 'stopped' | 'failed',
  broken: string | null = null,
): Promise<void> {
  const { listId, checkNumber, studyId } = list;
  const sealed = sealAbout(world, listId, { ...about, broken });
  await world.store.transaction('contacts', async (queries) => {
    const now = await findStaffList(queries, studyId, listId, 'to-change');
    if (now?.state !== 'checking' || now.checkNumber !== checkNumber) return;
    await updateStaffList(queries, listId, { state, sealed });
  });
}
