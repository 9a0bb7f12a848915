import pg from 'pg';
import type { Queries } from './queries.ts';
import { databaseRole, type Role } from './roles.ts';

export interface Connections {
  /** Open, at work or idle. */
  readonly open: number;
  readonly idle: number;
  /** Transactions and statements that wait for one. */
  readonly waiting: number;
}

/** The database as the actions see it. */
export interface Store {
  /**
   * Runs the work in one transaction, with the rights of the role and no others. Commits when the work returns, rolls
   * everything back when it throws, and passes on what it returned or threw.
   */
  transaction<T>(role: Role, work: (queries: Queries) => Promise<T>): Promise<T>;
  /**
   * Runs each query as a transaction of its own, with the rights of the role and no others: one journey to the database
   * where `transaction` makes three. For what is asked or appended in one statement.
   */
  statements(role: Role): Queries;
  /** How many connections there are just now, over all pools. */
  connections(): Connections;
  /** Waits for running transactions and closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens pools of connections to a migrated database. Nothing is connected before the first transaction.
 * @param connections at most, of each of the pools: the one of transactions, and one a role that asks for statements.
 */
export function openStore({ databaseUrl, connections = 10 }: { databaseUrl: string; connections?: number }): Store {
  const pool = poolOf({ connectionString: databaseUrl, max: connections });
  const pools = new Map<Role, pg.Pool>();
  return {
    transaction: (role, work) => transaction(pool, role, work),
    statements(role) {
      const own = pools.get(role) ?? poolFor(role, { connectionString: databaseUrl, max: connections });
      pools.set(role, own);
      return { query: (sql, params) => statement(own, sql, params) };
    },
    connections: () => connectionsOf([pool, ...pools.values()]),
    async close() {
      await Promise.all([pool, ...pools.values()].map((each) => each.end()));
    },
  };
}

function connectionsOf(pools: readonly pg.Pool[]): Connections {
  const sum = (count: (pool: pg.Pool) => number): number => pools.reduce((total, pool) => total + count(pool), 0);
  return {
    open: sum((pool) => pool.totalCount),
    idle: sum((pool) => pool.idleCount),
    waiting: sum((pool) => pool.waitingCount),
  };
}

function poolOf(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on('error', () => {}); // an idle connection broke; the pool replaces it
  pool.on('connect', (client) => client.on('error', () => {})); // a busy one broke; its query fails and says so
  return pool;
}

/** Its connections have the role for as long as they last; one that cannot take it on is never handed out. */
function poolFor(role: Role, options: pg.PoolConfig): pg.Pool {
  const takeOn = async (client: pg.ClientBase): Promise<void> => {
    await client.query(`SET ROLE ${databaseRole(role)}`);
  };
  return poolOf({ ...options, onConnect: takeOn });
}

/** By its text, the name under which a connection prepares a statement, so that it is read and planned once. */
const names = new Map<string, string>();

async function statement<Row>(pool: pg.Pool, text: string, params: readonly unknown[] = []): Promise<Row[]> {
  const name = names.get(text) ?? `statement ${names.size + 1}`;
  names.set(text, name);
  const { rows } = await pool.query({ name, text, values: [...params] });
  return rows as Row[];
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
