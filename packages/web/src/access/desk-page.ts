import type { FastifyReply } from 'fastify';
import { navigation } from '../desk/sections.ts';
import type { Pages } from '../parts.ts';
import { signedIn } from './guard.ts';
import { ROLE_NAMES } from './role-names.ts';

/**
 * Sends a page of the desk: the template with its context, and around it who is signed in, how to sign out, and the
 * sections that they may open (desk/sections.ts). For every page on a route that needs a permission; the study is found
 * by the route’s `:study`. `pages.render` alone is for pages that nobody signs in for.
 */
export function sendDeskPage(
  reply: FastifyReply,
  { render, world }: Pick<Pages, 'render' | 'world'>,
  template: string,
  context: object,
): FastifyReply {
  return reply.type('text/html').send(render(template, { ...context, desk: deskOf(reply, world.studies) }));
}

/** What the layout shows around a page of the desk, as its `desk`. Throws on a route that needs no permission. */
export function deskOf({ request }: FastifyReply, studies: Pages['world']['studies']) {
  const viewer = signedIn(request);
  const { study } = request.params as { study?: string };
  const path = request.url.split('?')[0]!;
  const sections = navigation(viewer, path, studies.get(study ?? '') ?? null);
  return { name: viewer.name, role: ROLE_NAMES[viewer.role], sections };
}
