import { type CheckedRow, countRows, type ListPerson, type ListReading, NO_ROWS } from '@earshot/fieldwork';
import {
  appendAudit,
  deleteStaffListParts,
  findStaffList,
  insertListPeople,
  lockStudy,
  type Queries,
  type StaffListCounts,
  type StaffListState,
  type StoredStaffList,
  updateStaffList,
} from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { sealDetails } from '../contacts/contact-details.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { type Progress, runTask } from '../tasks/run-task.ts';
import type { World } from '../world.ts';
import { checkedSlices, fileOfList, readingOf } from './checked-slices.ts';
import { leaveOutKnown } from './leave-out-known.ts';
import { accessToLists, isOpenTo, type ListAccess } from './list-access.ts';
import { makeCases, type WaitingCase } from './make-cases.ts';
import type { ListFile } from './reading/list-file.ts';
import { ListBroken } from './reading/unreadable-list.ts';
import { type ListRefused, refuseList } from './refuse-list.ts';
import { addPart, openAbout } from './sealed-list.ts';

/** `keeping` and `people_kept` are what a crash leaves: keeping again goes on from there. */
const CAN_BE_KEPT: readonly StaffListState[] = ['checked', 'keeping', 'people_kept', 'kept'];

interface Keeping {
  readonly access: ListAccess;
  readonly list: StoredStaffList;
  readonly stopping: AbortSignal | undefined;
}

export interface KeepWish {
  readonly studyId: string;
  readonly listId: string;
  /** Aborted when the server stops: what is not kept then is kept by keeping again. */
  readonly stopping?: AbortSignal;
}

/**
 * Keeps the people of a checked list. They are checked again, since others may have come into the study meanwhile.
 *
 * Who people are and that they are sampled may not be written in one transaction, so there are two, in an order in which
 * nothing is ever half there: first everybody’s details, sealed, together with the sealed cases that are still to be made;
 * then all cases at once. Between the two nobody of the list can be contacted, and keeping again makes the cases; it never
 * keeps anybody twice. Until the first has ended it can be stopped, and then nobody is kept (`stopKeeping`). `finished` is
 * for whoever waits.
 */
export async function keepStaffList(
  world: World,
  viewer: Viewer,
  { studyId, listId, stopping }: KeepWish,
): Promise<{ readonly finished: Promise<void> } | ListRefused> {
  const access = accessToLists(world, viewer, studyId);
  if ('refused' in access) return access;
  const begun = await world.store.transaction('contacts', async (queries) => {
    const list = await findStaffList(queries, studyId, listId, 'to-change');
    if (!list || !isOpenTo(access, list)) return refuseList('no-such-list');
    if (list.state === 'expired') return refuseList('list-expired');
    if (!CAN_BE_KEPT.includes(list.state)) return refuseList('not-checked');
    const counts = access.authorityCode === null ? list.counts?.desk : list.counts?.authority;
    if (list.state === 'checked' && counts?.kept === 0) return refuseList('nobody-left');
    if (list.state === 'checked') await updateStaffList(queries, listId, { state: 'keeping', beatAt: world.now() });
    const task = { taskId: listId, kind: 'keep_staff_list', studyId, startedBy: viewer.accountId } as const;
    await beginTask(world, queries, { ...task, whole: toDo(list) });
    return { list };
  });
  if ('refused' in begun) return begun;
  return { finished: keep(world, viewer, { access, stopping, ...begun }) };
}

/** Each row is read and sealed, and each person gets a case. */
function toDo({ counts }: StoredStaffList): number {
  return (counts?.desk.rows ?? 0) + (counts?.desk.kept ?? 0);
}

async function keep(world: World, viewer: Viewer, keeping: Keeping): Promise<void> {
  const { list, stopping } = keeping;
  const ended = await runTask(world, { taskId: list.listId, stopping }, async (progress) => {
    await keepPeople(world, viewer, { ...keeping, progress });
    await makeCases(world, list, (cases) => progress.tell((list.counts?.desk.rows ?? 0) + cases));
  });
  if (ended === 'stopped') await backToChecked(world, list);
}

/** Nobody was kept: the list waits for a decision as it did before. */
async function backToChecked(world: World, { studyId, listId }: StoredStaffList): Promise<void> {
  await world.store.transaction('contacts', async (queries) => {
    const now = await findStaffList(queries, studyId, listId, 'to-change');
    if (now?.state === 'keeping') await updateStaffList(queries, listId, { state: 'checked' });
  });
}

/** The first transaction: everybody’s details. Whoever comes second waits here, and finds them kept. */
async function keepPeople(
  world: World,
  viewer: Viewer,
  { access, list, progress }: Keeping & { readonly progress: Progress },
): Promise<void> {
  const { studyId, listId } = list;
  if (list.state === 'people_kept' || list.state === 'kept') return;
  // Read before the transaction: one that waits for another list must not hold a connection while it needs a second.
  const reading = await readingOf(world, access, list, openAbout(world, list));
  const file = await fileStillThere(world, access, list);
  if (!file) return;
  await world.store.transaction('contacts', async (queries) => {
    const now = await findStaffList(queries, studyId, listId, 'to-change');
    if (now?.state !== 'keeping') return;
    // One list of a study after the other: two with the same person on them must not both find them new.
    await lockStudy(queries, studyId);
    await deleteStaffListParts(queries, listId, ['faults']);
    const counts = await keepSlices(world, queries, { list: now, reading, file, progress });
    await updateStaffList(queries, listId, { state: 'people_kept', counts, rowsDone: counts.desk.rows });
    await deleteStaffListParts(queries, listId, ['file']);
    const { rows, kept } = counts.desk;
    const [at, actor] = [world.now(), viewer.accountId];
    const detail = { listId, rows, kept };
    await appendAudit(queries, { at, actor, action: 'keep-staff-list', studyId, pseudonym: null, detail });
  });
}

/** The file, or null when somebody else has kept the list meanwhile, with which its file goes. */
async function fileStillThere(world: World, access: ListAccess, list: StoredStaffList): Promise<ListFile | null> {
  try {
    return await fileOfList(world, access, list.listId);
  } catch (error) {
    const now = await world.store.transaction('contacts', (queries) =>
      findStaffList(queries, list.studyId, list.listId),
    );
    if (error instanceof ListBroken && now?.state !== 'keeping') return null;
    throw error;
  }
}

interface KeptFile {
  readonly list: StoredStaffList;
  readonly reading: ListReading;
  readonly file: ListFile;
  readonly progress: Progress;
}

/** All rows, a slice at a time. Throws `TaskStopped` when somebody wants it stopped. */
async function keepSlices(
  world: World,
  queries: Queries,
  { list, reading, file, progress }: KeptFile,
): Promise<StaffListCounts> {
  const { listId } = list;
  let counts: StaffListCounts = { desk: NO_ROWS, authority: NO_ROWS };
  let number = 0;
  for await (const slice of checkedSlices(file, reading)) {
    progress.tell(counts.desk.rows);
    await progress.stopIn(queries);
    const rows = await leaveOutKnown(world, queries, list, slice);
    const holds = rows.flatMap(({ faults }) => faults);
    if (holds.length > 0) await addPart(world, queries, { listId, kind: 'faults', number, holds });
    await keepRows(world, queries, { list, rows, number });
    counts = { desk: countRows(counts.desk, rows), authority: countRows(counts.authority, slice) };
    number += 1;
  }
  return counts;
}

async function keepRows(
  world: World,
  queries: Queries,
  { list, rows, number }: { list: StoredStaffList; rows: readonly CheckedRow[]; number: number },
): Promise<void> {
  const people = rows.flatMap(({ person }) =>
    person ? [{ person, pseudonym: drawPseudonym(world.randomBytes), panelId: drawPseudonym(world.randomBytes) }] : [],
  );
  const { studyId, listId, source } = list;
  const createdAt = world.now();
  await insertListPeople(
    queries,
    listId,
    people.map(({ pseudonym, person }) => ({
      pseudonym,
      studyId,
      authorityCode: person.authority.code,
      ...sealDetails(world, pseudonym, detailsOf(person)),
      source,
      createdAt,
      changedAt: createdAt,
    })),
  );
  const holds = people.map(
    ({ pseudonym, panelId, person }): WaitingCase => ({
      pseudonym,
      panelId,
      authorityCode: person.authority.code,
      sample: person.sample,
      hasEmail: person.email !== null,
      hasPhone: person.phone !== null,
    }),
  );
  await addPart(world, queries, { listId, kind: 'cases', number, holds });
}

function detailsOf({ name, email, phone }: ListPerson) {
  return { name, email, phone };
}
