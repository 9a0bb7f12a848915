import type { Queries } from './queries.ts';

/**
 * Before a query that goes through all of a study at once: until the transaction ends it may sort and group in memory
 * instead of on disk, and is not compiled first, which takes longer than running it does. Any role.
 */
export async function readMuch(queries: Queries): Promise<void> {
  await queries.query(`SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`);
}
