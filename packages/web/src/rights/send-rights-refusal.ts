import type { RightsRefused } from '@earshot/actions';
import type { FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

/** A refusal that is no field’s: the page says so, with what it is about. */
export function sendRightsRefusal(reply: FastifyReply, pages: Pages, refused: RightsRefused): FastifyReply {
  return sendDeskPage(reply.code(refusalStatus(refused.refused)), pages, 'rights/refused.njk', {
    sentence: refused.sentence,
  });
}
