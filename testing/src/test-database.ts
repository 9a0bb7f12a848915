import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, type Store } from '@earshot/store';
import { administer, templateUrl, withDatabase } from './test-cluster.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

/** A migrated, empty database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  readonly store: Store;
  /** Closes the store and removes the database. Call it in `after`. */
  drop(): Promise<void>;
}

/** Makes a database for one test file, as a copy of the migrated template: about a twentieth of a second. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = await templateUrl();
  const name = `earshot_test_${randomBytes(6).toString('hex')}`;
  await administer(template, `CREATE DATABASE ${name} TEMPLATE ${new URL(template).pathname.slice(1)}`);
  const url = withDatabase(template, name);
  const store = openStore({ databaseUrl: url });
  return {
    url,
    store,
    async drop() {
      await store.close();
      await othersHaveGone(template, name);
      await dropDatabase(template, name);
    },
  };
}

/**
 * A pool says that it is closed while its connections still are on their way, and those that are sent away then say so
 * to nobody: they have a second to go by themselves.
 */
async function othersHaveGone(template: string, name: string): Promise<void> {
  const connected = `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}' AND backend_type = 'client backend'`;
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    const rows = await administer(template, connected);
    if (rows.length === 0) return;
    await sleep(50);
  }
}

/** PostgreSQL's own housekeeping may be in the database just then, and only a superuser may send that away: wait. */
async function dropDatabase(template: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await administer(template, `DROP DATABASE ${name} WITH (FORCE)`);
      return;
    } catch (error) {
      const busy = (error as { code?: string }).code === INSUFFICIENT_PRIVILEGE;
      if (!busy || attempt === 20) throw error;
      await sleep(250);
    }
  }
}
