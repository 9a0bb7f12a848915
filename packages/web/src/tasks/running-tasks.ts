import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';

/** Most are done before anybody would look twice; a longer one goes on behind a page that says how far it is. */
const PATIENCE = 1500;

/** What this server is doing while no request waits for it. */
export interface RunningTasks {
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  /** Waits a moment for something to end, and leaves it going on otherwise. What fails is told to whoever runs the server. */
  settle(finished: Promise<unknown>, route: string): Promise<void>;
}

/** Keeps what goes on after its reply; a server that stops ends what can be ended and waits for the rest. */
export function runningTasks(app: FastifyInstance, { onError }: Pages): RunningTasks {
  const stop = new AbortController();
  const running = new Set<Promise<unknown>>();
  app.addHook('onClose', async () => {
    stop.abort();
    await Promise.all(running);
  });
  return {
    stopping: stop.signal,
    settle: async (finished, route) => {
      const told = finished.catch((error: Error) => onError(error, route));
      running.add(told);
      const waiting = new AbortController();
      const done = told.finally(() => {
        running.delete(told);
        waiting.abort();
      });
      await Promise.race([done, sleep(PATIENCE, undefined, { signal: waiting.signal }).catch(() => {})]);
    },
  };
}
