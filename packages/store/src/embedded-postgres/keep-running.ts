import { setTimeout as sleep } from 'node:timers/promises';
import type { Stay } from './occupancy.ts';

const PAUSE = 1000;

/**
 * Brings the embedded server back whenever it goes under us, as when it is killed or the disk was full: on a served
 * PostgreSQL its supervisor does that. Tries again each second for as long as it cannot be had.
 * @param enter starts the server where it was, unless it runs, and moves in again.
 */
export function keepRunning(stay: Stay, enter: () => Promise<Stay>): Pick<Stay, 'leave'> {
  let current = stay;
  const leaving = new AbortController();
  const kept = (async () => {
    for (;;) {
      await current.ended;
      if (leaving.signal.aborted) return;
      try {
        current = await enter();
        if (leaving.signal.aborted) await current.leave();
      } catch {
        await sleep(PAUSE, undefined, { signal: leaving.signal }).catch(() => {});
      }
    }
  })();
  return {
    async leave() {
      leaving.abort();
      await current.leave();
      await kept;
    },
  };
}
