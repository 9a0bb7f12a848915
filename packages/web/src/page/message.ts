import type { FastifyReply } from 'fastify';
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

export function sendMessage(reply: FastifyReply, render: Render, status: number, message: Message): FastifyReply {
  return reply.code(status).type('text/html').send(render('page/message.njk', message));
}
