import type { FastifyReply } from 'fastify';
import { ROLE_NAMES } from '../access/role-names.ts';
import { navigation } from '../desk/sections.ts';
import type { Render } from './render.ts';

/** A page that says what happened and what to do now. */
export interface Message {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** The language of the page and of what every page says; left out, English. */
  readonly lang?: string;
  readonly say?: unknown;
  readonly study?: { readonly title: string; readonly organisation: string; readonly contact: string };
}

/** Sends it; to somebody who is signed in, on a page of the desk, with the way on to its other parts. */
export function sendMessage(reply: FastifyReply, render: Render, status: number, message: Message): FastifyReply {
  return reply
    .code(status)
    .type('text/html')
    .send(render('page/message.njk', { ...message, desk: deskAround(reply) }));
}

/** Null on every route that needs no permission. Not every message knows of a study, so none shows its parts. */
function deskAround({ request: { viewer, url } }: FastifyReply) {
  if (!viewer) return null;
  const sections = navigation(viewer, url.split('?')[0]!, null);
  return { name: viewer.name, role: ROLE_NAMES[viewer.role], sections };
}
