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
 */
export async function makeCases(world: World, { studyId, listId, source }: StoredStaffList): Promise<void> {
  const list = await world.store.transaction('contacts', (queries) => findStaffList(queries, studyId, listId));
  if (list?.state !== 'people_kept') return;
  await world.store.transaction('fieldwork', async (queries) => {
    await lockStudy(queries, studyId);
    for (let number = 0; ; number += 1) {
      const waiting = await waitingCases(world, listId, number);
      if (!waiting) return;
      // All were made in one transaction, or none.
      if (waiting[0] && (await findCase(queries, waiting[0].pseudonym))) return;
      await insertSlice(queries, waiting, { studyId, source, createdAt: world.now() });
    }
  });
  await world.store.transaction('contacts', async (queries) => {
    await updateStaffList(queries, listId, { state: 'kept' });
    await deleteStaffListParts(queries, listId, ['cases']);
  });
}

/** Read by the contacts’ role, while another transaction writes: neither sees what is the other’s. */
function waitingCases(world: World, listId: string, number: number): Promise<WaitingCase[] | null> {
  return world.store.transaction(
    'contacts',
    (queries) => openPart(world, queries, { listId, kind: 'cases', number }) as Promise<WaitingCase[] | null>,
  );
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
