import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';

const COOKIE = 'earshot_desk';

/**
 * Lets in whoever has the desk key. A link with the right `?key=` sets a cookie and goes on to the same address
 * without it, so that the key does not stay in sight; the cookie lasts until the browser is closed, and holds what
 * follows from the key and not the key. Returns true for whoever may go on; otherwise the reply has been sent.
 */
export async function letIn(request: FastifyRequest, reply: FastifyReply, pages: Pages): Promise<boolean> {
  const { key } = request.query as { key?: unknown };
  if (typeof key === 'string' && same(key, pages.deskKey)) {
    const path = request.url.split('?')[0]!;
    reply.setCookie(COOKIE, sessionFor(pages.deskKey), {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: pages.publicUrl.startsWith('https:'),
    });
    await reply.redirect(path, 303);
    return false;
  }
  if (same(request.cookies[COOKIE] ?? '', sessionFor(pages.deskKey))) return true;
  await sendMessage(reply, pages.render, 403, {
    heading: 'This page is for the people who run the study',
    paragraphs: [
      'To open it, use the whole link with its key. The command that starts Earshot prints it.',
      'If you have just followed that link from another website, try again:',
    ],
    links: [{ href: '/desk', text: 'Open the desk' }],
  });
  return false;
}

function sessionFor(deskKey: string): string {
  return createHmac('sha256', deskKey).update('desk session').digest('base64url');
}

/** Compares without giving away by the time it takes how much is right. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
