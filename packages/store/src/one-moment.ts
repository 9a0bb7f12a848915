import type { Queries } from './queries.ts';

/**
 * Lets everything that a transaction reads be as it was at one moment, so that tables made from several queries agree while
 * people answer. To be called before the first query; only for a transaction that writes nothing. Any role.
 */
export async function readOneMoment(queries: Queries): Promise<void> {
  await queries.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
}
