import type { RightsRefused } from '@earshot/actions';
import type { FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import type { Pages } from '../parts.ts';

/** A refusal that is no field’s: the page says so, with what it is about. */
export function sendRightsRefusal(reply: FastifyReply, pages: Pages, refused: RightsRefused): FastifyReply {
  const isMissing = refused.refused === 'no-such-person' || refused.refused === 'no-such-request';
  const status = isMissing ? 404 : refused.refused === 'not-permitted' ? 403 : 409;
  return sendDeskPage(reply.code(status), pages, 'rights/refused.njk', { sentence: refused.sentence });
}
