import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '@earshot/actions';
import fastify, { type FastifyInstance } from 'fastify';
import { listen } from '../listen.ts';
import { closeWithin } from './close-within.ts';
import { errorLines } from './error-told.ts';
import { type Measures, measuresOf } from './measures.ts';
import type { OperationsSettings } from './operations-settings.ts';
import { requestLog } from './request-log.ts';
import type { RequestWatcher } from './watch-requests.ts';

/** How one server is watched over, from its start to its end. */
export interface Operations {
  readonly watchers: readonly RequestWatcher[];
  /** @param route the pattern of the route, never the address. */
  readonly onError: (error: Error, route: string) => void;
  readonly isStopping: () => boolean;
  /** Serves the measures where the settings want them; a sentence says why it cannot. */
  start(): Promise<string | null>;
  /** Says that the server is stopping, waits as the settings want, lets running requests end, and closes it. */
  stop(app: FastifyInstance): Promise<void>;
  /** Closes it at once: for a start that failed. */
  close(app: FastifyInstance): Promise<void>;
}

/** Requests that run for longer than this when the server closes are cut off, in milliseconds. */
const LONGEST_REQUEST = 10_000;
/** The same of reading the measures. */
const LONGEST_READING = 1000;

/** @param write takes a line for the log, without its end. */
export function operationsOf(
  world: World,
  { log, metrics, stopAfter }: OperationsSettings,
  write: (line: string) => void,
): Operations {
  const lines = log === 'json' ? requestLog(write, world.now) : null;
  const measures = metrics && measuresOf(world);
  const measuring = measures && measuresServer(measures);
  let stopping = false;
  const close = async (app: FastifyInstance): Promise<void> => {
    await closeWithin(app, LONGEST_REQUEST);
    if (measuring) await closeWithin(measuring, LONGEST_READING);
  };
  return {
    watchers: [lines, measures].flatMap((watcher) => (watcher ? [watcher.request] : [])),
    onError: lines?.error ?? ((error, route) => write(errorLines(error, route))),
    isStopping: () => stopping,
    start: async () => (measuring && metrics ? listen(measuring, metrics, asksForMetrics) : null),
    async stop(app) {
      stopping = true;
      await sleep(stopAfter * 1000);
      await close(app);
    },
    close,
  };
}

const asksForMetrics = (port: number): string => `METRICS_ADDRESS=127.0.0.1:${port} npm start`;

/** A server of its own: what it says is not for those who reach the pages. */
function measuresServer(measures: Measures): FastifyInstance {
  const app = fastify({ logger: false });
  app.get('/metrics', async (_request, reply) => reply.type(measures.contentType).send(await measures.text()));
  return app;
}
