import { checkReady, type Readiness } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';

const NOT_READY: Readonly<Record<Exclude<Readiness, 'ready'>, string>> = {
  'no-database': 'no database',
  'other-version': 'another version of Earshot has changed the database',
};

/**
 * For whatever watches over the server. `/health`: it runs, whatever else does; a server that does not answer this is to
 * be started again. `/ready`: it may be sent requests; 503 says why not.
 */
export function serveHealth(app: FastifyInstance, { world, isStopping }: Pages): void {
  app.get('/health', { config: { needs: 'nothing' } }, (_request, reply) => reply.type('text/plain').send('ok'));

  app.get('/ready', { config: { needs: 'nothing' } }, async (_request, reply) => {
    reply.type('text/plain');
    if (isStopping?.()) return reply.code(503).send('stopping');
    const readiness = await checkReady(world);
    return readiness === 'ready' ? reply.send('ready') : reply.code(503).send(NOT_READY[readiness]);
  });
}
