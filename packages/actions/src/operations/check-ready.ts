import { isMigrated } from '@earshot/store';
import type { World } from '../world.ts';

/** Whether a server can do its work: it cannot without its database, nor with one that another version has changed. */
export type Readiness = 'ready' | 'no-database' | 'other-version';

/** How long the database may take to answer, in milliseconds, until it counts as gone. */
const PATIENCE = 3000;

/** Asks the database whether it is there and in the state that this version works with. Never throws. */
export async function checkReady({ store }: World): Promise<Readiness> {
  const asked = store
    .transaction('desk', (queries) => isMigrated(queries))
    .then((fits): Readiness => (fits ? 'ready' : 'other-version'))
    .catch((): Readiness => 'no-database');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve('no-database'), PATIENCE);
  });
  const readiness = await Promise.race([asked, late]);
  clearTimeout(timer);
  return readiness;
}
