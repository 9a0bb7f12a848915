import type { FastifyReply } from 'fastify';
import type { Pages } from '../parts.ts';
import { sendDeskPage } from './desk-page.ts';

/** A question before something that cannot be undone, or that many people notice. */
export interface Question {
  /** Such as “Release 12 people?”. */
  readonly heading: string;
  /** What comes of a yes. */
  readonly consequences: readonly string[];
  /** What the button does, in its own words and not “Yes”. */
  readonly button: string;
  /** Where a no leads. */
  readonly back: string;
  /** What the form has to send, besides its address. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The study that it is about, if any. */
  readonly study?: object;
}

/**
 * Sends the question as a page of the desk. Its button posts to the address at which the page itself was got: what is
 * done by POST is asked by GET at the same address, so that it works without scripts.
 */
export function askFirst(reply: FastifyReply, pages: Pages, question: Question): FastifyReply {
  const action = reply.request.url.split('?')[0];
  return sendDeskPage(reply, pages, 'access/ask-first.njk', { ...question, action });
}
