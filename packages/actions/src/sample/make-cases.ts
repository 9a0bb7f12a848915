import type { Value } from '@earshot/dataset';
import {
  deleteStaffListParts,
  findCase,
  findStaffList,
  insertCases,
  insertRespondents,
  lockStudy,
  type Queries,
  type StoredStaffList,
  staffListPartNumbers,
  updateStaffList,
} from '@earshot/store';
import type { World } from '../world.ts';
import { openPart } from './sealed-list.ts';

/** A case that is to be made of somebody whose details are kept: nothing by which anybody knows them. */
export interface WaitingCase {
  readonly pseudonym: string;
  readonly panelId: string;
  readonly authorityCode: string;
  readonly sample: Readonly<Record<string, Value>>;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
}

/**
 * The second half of keeping a list: all its cases at once, waiting for a batch. Does nothing for a list whose cases are
 * made, so it can be done again after any interruption.
 * @param told of how many cases are made so far, none of which anybody sees before all are.
 */
export async function makeCases(
  world: World,
  { studyId, listId, source }: StoredStaffList,
  told: (cases: number) => void = () => {},
): Promise<void> {
  const slices = await waitingCases(world, { studyId, listId });
  if (!slices) return;
  await world.store.transaction('fieldwork', async (queries) => {
    await lockStudy(queries, studyId);
    const first = slices.flat()[0];
    // All were made in one transaction, or none.
    if (!first || (await findCase(queries, first.pseudonym))) return;
    const common = { studyId, source, createdAt: world.now() };
    let made = 0;
    for (const slice of slices) {
      await insertSlice(queries, slice, common);
      made += slice.length;
      told(made);
    }
  });
  await world.store.transaction('contacts', async (queries) => {
    await updateStaffList(queries, listId, { state: 'kept' });
    await deleteStaffListParts(queries, listId, ['cases']);
  });
}

/**
 * The cases to be made, read before the transaction that makes them: one that waits for another list must not hold a
 * connection while it needs a second. Null for a list that is done.
 */
function waitingCases(
  world: World,
  { studyId, listId }: { readonly studyId: string; readonly listId: string },
): Promise<WaitingCase[][] | null> {
  return world.store.transaction('contacts', async (queries) => {
    const list = await findStaffList(queries, studyId, listId);
    if (list?.state !== 'people_kept') return null;
    const slices: WaitingCase[][] = [];
    for (const number of await staffListPartNumbers(queries, listId, 'cases')) {
      slices.push((await openPart(world, queries, { listId, kind: 'cases', number })) as WaitingCase[]);
    }
    return slices;
  });
}

async function insertSlice(
  queries: Queries,
  waiting: readonly WaitingCase[],
  common: { studyId: string; source: 'list' | 'booster'; createdAt: Date },
): Promise<void> {
  const { studyId, source, createdAt } = common;
  const respondent = { studyId, simulated: false, tokenHash: null, createdAt };
  await insertRespondents(
    queries,
    waiting.map(({ pseudonym, sample }) => ({ ...respondent, pseudonym, sample })),
  );
  await insertCases(
    queries,
    waiting.map(({ sample: _, ...one }) => ({
      ...one,
      studyId,
      source,
      batchId: null,
      linkNumber: 1,
      releasedAt: null,
      createdAt,
    })),
  );
}
