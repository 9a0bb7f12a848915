import type { ReturnRefused } from '@earshot/actions';
import type { FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

/** A page that says why nothing was done, where there is no form to say it at. */
export function sendRefused(
  reply: FastifyReply,
  { render }: Pages,
  { refused, sentence }: ReturnRefused,
): FastifyReply {
  const isMissing = refused.startsWith('no-such-') || refused === 'nothing-kept';
  return sendMessage(reply, render, isMissing ? 404 : refusalStatus(refused), {
    heading: isMissing ? 'Page not found' : 'Nothing has been done',
    paragraphs: [sentence],
    links: [{ href: '/census', text: 'Census return' }],
  });
}
