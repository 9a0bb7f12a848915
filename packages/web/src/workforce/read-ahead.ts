import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';

/** The front page leads to the published figures; their own pages are all under this address. */
const LEADS_TO = '/';
const OWN = '/workforce';

/**
 * Has the published figures read as soon as somebody has come near them, in pieces between which others have their turn:
 * whoever opens the front page does not wait on the way to an authority. A server on which people only answer never
 * reads them, since they take some fifty megabytes.
 */
export function readAhead(app: FastifyInstance, { workforce, onError }: Pick<Pages, 'workforce' | 'onError'>): void {
  const stop = new AbortController();
  let hasBegun = false;
  app.addHook('onResponse', async ({ routeOptions: { url = '' } }) => {
    if (hasBegun || !(url === LEADS_TO || url.startsWith(OWN))) return;
    hasBegun = true;
    workforce.makeReady(stop.signal).catch((error: Error) => onError(error, OWN));
  });
  app.addHook('onClose', async () => stop.abort());
}
