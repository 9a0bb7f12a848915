import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';

/** After the start, so that whoever opens the server’s first pages does not wait for this. */
const AFTER_MS = 3000;

/**
 * Has the published figures read some seconds after the server has begun to listen, in pieces between which others have
 * their turn, so that not even the first visitor waits for them.
 */
export function readAhead(app: FastifyInstance, { workforce, onError }: Pick<Pages, 'workforce' | 'onError'>): void {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  app.addHook('onListen', async () => {
    timer = setTimeout(() => {
      workforce.makeReady(stop.signal).catch((error: Error) => onError(error, '/workforce'));
    }, AFTER_MS).unref();
  });
  app.addHook('onClose', async () => {
    stop.abort();
    if (timer) clearTimeout(timer);
  });
}
