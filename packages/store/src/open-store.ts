import pg from 'pg';
import type { Queries } from './queries.ts';
import { databaseRole, type Role } from './roles.ts';

/** The database as the actions see it. */
export interface Store {
  /**
   * Runs the work in one transaction, with the rights of the role and no others. Commits when the work returns, rolls
   * everything back when it throws, and passes on what it returned or threw.
   */
  transaction<T>(role: Role, work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Waits for running transactions and closes every connection. */
  close(): Promise<void>;
}

/** Opens a pool of connections to a migrated database. Nothing is connected before the first transaction. */
export function openStore({ databaseUrl, connections = 10 }: { databaseUrl: string; connections?: number }): Store {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  pool.on('error', () => {}); // an idle connection broke; the pool replaces it
  pool.on('connect', (client) => client.on('error', () => {})); // a busy one broke; its query fails and says so
  return {
    transaction: (role, work) => transaction(pool, role, work),
    close: () => pool.end(),
  };
}

async function transaction<T>(pool: pg.Pool, role: Role, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${databaseRole(role)}`);
    const result = await work(queriesOf(client));
    await commit(client);
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure; // so that the pool throws the connection away
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** PostgreSQL answers COMMIT with a silent rollback when a query has failed, even if the work caught that failure. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command === 'ROLLBACK') throw new Error('transaction: a query failed, so nothing of this transaction was kept.');
}

function queriesOf(client: pg.PoolClient): Queries {
  return {
    async query<Row>(sql: string, params: readonly unknown[] = []) {
      const { rows } = await client.query(sql, [...params]);
      return rows as Row[];
    },
  };
}
