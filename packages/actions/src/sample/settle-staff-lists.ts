import { unfinishedStaffLists } from '@earshot/store';
import type { World } from '../world.ts';
import { makeCases } from './make-cases.ts';
import { expireUndecided } from './staff-lists.ts';

/**
 * What is to be done about staff lists without anybody asking: uploads that nobody decided on are deleted in time, and a
 * list whose people are kept gets its cases although the server that was making them has gone. For the worker; any number
 * can do it at once.
 */
export async function settleStaffLists(world: World): Promise<void> {
  await expireUndecided(world);
  const lists = await world.store.transaction('contacts', (queries) => unfinishedStaffLists(queries));
  for (const list of lists) await makeCases(world, list);
}
