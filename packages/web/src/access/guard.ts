import { type Permission, permits, type Viewer } from '@earshot/actions';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { viewerOf } from './viewer-of.ts';

/** What opens a route: a permission at the desk, the token in a personal link, or nothing at all. */
export type Needs = Permission | 'personal_link' | 'nothing';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says this; the server does not start with one that does not. */
    needs?: Needs;
  }
  interface FastifyRequest {
    /** Who is signed in, on every route that needs a permission; null elsewhere. */
    viewer: Viewer | null;
  }
}

/**
 * Stands before every route: lets nobody in whose role does not have the permission that the route needs. Whose object
 * it is (which authority, whose call) is asked by the route and its action. Register it before any route.
 */
export function guardRoutes(app: FastifyInstance, pages: Pages): void {
  const routes: RouteOptions[] = [];
  app.decorateRequest('viewer', null);
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const open = routes.filter((route) => !route.config?.needs).map(({ method, url }) => `${method} ${url}`);
    if (open.length > 0) throw new Error(`guardRoutes: nothing says who may open ${open.join(', ')}.`);
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const { needs } = request.routeOptions.config;
    if (needs === 'nothing' || needs === 'personal_link') return;
    const viewer = await viewerOf(request, reply, pages);
    if (reply.sent) return;
    if (viewer && needs && permits(viewer, needs)) {
      request.viewer = viewer;
      return;
    }
    await sendMessage(reply, pages.render, 403, {
      heading: 'This page is not for your account',
      paragraphs: ['Your account does not have the right that this page needs. Ask the study lead if it should.'],
      links: [{ href: '/desk', text: 'Open the desk' }],
    });
  });
}

/** The viewer of a route that needs a permission. Throws on any other. */
export function signedIn(request: { readonly viewer: Viewer | null }): Viewer {
  if (!request.viewer) throw new Error('signedIn: this route needs no permission, so nobody is signed in.');
  return request.viewer;
}
