import { deleteOldTasks, type NewTask, type Queries, startTask } from '@earshot/store';
import type { World } from '../world.ts';
import { silentSince } from './task.ts';

/** What came of a task can be looked at for so long. In milliseconds. */
const KEPT = 24 * 3_600_000;

/** Says that a task begins now, in the transaction that decides it, and forgets those of yesterday. Role: contacts. */
export async function beginTask(world: World, queries: Queries, task: Omit<NewTask, 'startedAt'>): Promise<void> {
  const startedAt = world.now();
  await forgetTasks(world, queries);
  await startTask(queries, { ...task, startedAt }, silentSince(startedAt));
}

/** Deletes what tasks said that ended a day ago. Role: contacts. */
export async function forgetTasks({ now }: World, queries: Queries): Promise<void> {
  await deleteOldTasks(queries, new Date(now().getTime() - KEPT));
}
