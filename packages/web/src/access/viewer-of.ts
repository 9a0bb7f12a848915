import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '@earshot/actions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';

const COOKIE = 'earshot_desk';

/** Whoever has the desk’s key runs the studies. Accounts replace this. */
const KEY_HOLDER: Viewer = {
  accountId: '00000000-0000-4000-8000-000000000000',
  name: 'Holder of the desk key',
  role: 'study_lead',
  authorityCode: null,
};

/**
 * Who asks: whoever has the desk key. A link with the right `?key=` sets a cookie and goes on to the same address
 * without it, so that the key does not stay in sight; the cookie lasts until the browser is closed, and holds what
 * follows from the key and not the key. Null when the reply has been sent instead.
 */
export async function viewerOf(request: FastifyRequest, reply: FastifyReply, pages: Pages): Promise<Viewer | null> {
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
    return null;
  }
  if (same(request.cookies[COOKIE] ?? '', sessionFor(pages.deskKey))) return KEY_HOLDER;
  await sendMessage(reply, pages.render, 403, {
    heading: 'This page is for the people who run the study',
    paragraphs: [
      'To open it, use the whole link with its key. The command that starts Earshot prints it.',
      'If you have just followed that link from another website, try again:',
    ],
    links: [{ href: '/desk', text: 'Open the desk' }],
  });
  return null;
}

function sessionFor(deskKey: string): string {
  return createHmac('sha256', deskKey).update('desk session').digest('base64url');
}

/** Compares without giving away by the time it takes how much is right. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
