import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';

/** The first page of the server: to what everybody may see, and to the desk. It names no study. */
export function serveFront(app: FastifyInstance, { render }: Pages): void {
  app.get('/', { config: { needs: 'nothing' } }, (_request, reply) =>
    reply.type('text/html').send(render('front/front.njk', {})),
  );
}
