import { findViewer, type Permission, permits, type Viewer } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { localPath } from './local-path.ts';
import { changesSomething, fromOwnPage } from './own-page.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** What opens a route: a permission at the desk, the token in a personal link, or nothing at all. */
export type Needs = Permission | 'personal_link' | 'nothing';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says this; the server does not start with one that does not. */
    needs?: Needs;
    /**
     * Forms are taken from our own pages only. So it is wherever a permission is needed; a route that needs nothing says
     * it for itself, when a form from elsewhere could do harm.
     */
    ownPagesOnly?: true;
  }
  interface FastifyInstance {
    /** Every route with what it needs; complete once the server is ready. */
    everyRoute: readonly RouteOptions[];
  }
  interface FastifyRequest {
    /** Who is signed in, on every route that needs a permission; null elsewhere. */
    viewer: Viewer | null;
  }
}

/**
 * Stands before every route: lets nobody in whose role does not have the permission that the route needs, and sends who
 * is not signed in to do so. Whose object it is (which authority, whose call) is asked by the route and its action.
 * Register it before any route.
 */
export function guardRoutes(app: FastifyInstance, pages: Pages): void {
  const routes: RouteOptions[] = [];
  app.decorate('everyRoute', routes);
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
    const { needs, ownPagesOnly } = request.routeOptions.config;
    const unguarded = needs === 'nothing' || needs === 'personal_link';
    if (!unguarded || ownPagesOnly) {
      // Otherwise browsers send the forms of these pages without an Origin to tell them by.
      reply.header('referrer-policy', 'same-origin');
      if (changesSomething(request) && !fromOwnPage(request, pages.publicUrl)) return refuseForeign(reply, pages);
    }
    if (!unguarded) await letIn(request, reply, pages, needs);
  });
}

async function letIn(request: FastifyRequest, reply: FastifyReply, pages: Pages, needs?: Permission): Promise<void> {
  const session = await sessionOf(request, pages, isAttended(request));
  if (!session) {
    await reply.redirect(`/sign-in?next=${encodeURIComponent(placeOf(request, pages.publicUrl))}`, 303);
    return;
  }
  if (!needs || !permits(session.viewer, needs)) {
    await sendMessage(reply, pages.render, 403, {
      heading: 'This page is not for your account',
      paragraphs: ['Your account does not have the right that this page needs. Ask the study lead if it should.'],
      links: [{ href: '/desk', text: 'Open the desk' }],
    });
    return;
  }
  request.viewer = session.viewer;
}

async function sessionOf(request: FastifyRequest, { world, publicUrl }: Pages, attended: boolean) {
  const token = sessionTokenOf(request, publicUrl);
  return token === null ? null : findViewer(world, token, attended);
}

/** Pages that keep themselves up to date ask by themselves, and say so; a forgotten one must not keep a session alive. */
function isAttended({ headers }: FastifyRequest): boolean {
  return headers['earshot-unattended'] === undefined && !(headers.accept ?? '').includes('text/event-stream');
}

/** Whether somebody who has been let in, by this request, would be let in again now. For what is answered over minutes. */
export async function mayStill(request: FastifyRequest, pages: Pages, needs: Permission): Promise<boolean> {
  const session = await sessionOf(request, pages, false);
  return session !== null && permits(session.viewer, needs);
}

/** Where to go on after signing in: back to the page, or, for a form, to the page of the same address if there is one. */
function placeOf(request: FastifyRequest, publicUrl: string): string {
  const url = request.routeOptions.url ?? '';
  const hasPage = !changesSomething(request) || request.server.hasRoute({ method: 'GET', url });
  return localPath(hasPage ? request.url : null, publicUrl);
}

function refuseForeign(reply: FastifyReply, { render, publicUrl }: Pages): FastifyReply {
  return sendMessage(reply, render, 403, {
    heading: 'This form did not come from Earshot',
    paragraphs: [
      `Nothing has been changed. Forms are taken only from pages of ${publicUrl}, so that no other site can send them for you.`,
      'If you have opened Earshot at another address, open it at this one and try again.',
    ],
    links: [{ href: `${publicUrl}/desk`, text: 'Open the desk' }],
  });
}

/** The viewer of a route that needs a permission. Throws on any other. */
export function signedIn(request: { readonly viewer: Viewer | null }): Viewer {
  if (!request.viewer) throw new Error('signedIn: this route needs no permission, so nobody is signed in.');
  return request.viewer;
}
