import type { World } from '../world.ts';

/** True when the database answers. */
export async function checkHealth(world: World): Promise<boolean> {
  try {
    await world.store.transaction('desk', (queries) => queries.query('SELECT 1'));
    return true;
  } catch {
    return false;
  }
}
