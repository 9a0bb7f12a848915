import { type Connections, type MailQueue, mailQueue } from '@earshot/store';
import type { World } from '../world.ts';

/** What waits to be done, for whoever watches over the server. */
export interface Workload {
  readonly connections: Connections;
  /** Null when the database did not say. */
  readonly mail: MailQueue | null;
}

/** Reads what waits: connections of this process, and mail in the database. Never throws. */
export async function readWorkload({ store, now }: World): Promise<Workload> {
  const mail = await store.transaction('mailer', (queries) => mailQueue(queries, now())).catch(() => null);
  return { connections: store.connections(), mail };
}
