import type { ListRefused, Permission } from '@earshot/actions';
import type { FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

/** Staff lists have two doors: the desk’s, and that of an authority’s own contact, who sees the lists of their own. */
export interface ListDoor {
  /** What stands after the study in the address. */
  readonly part: 'sample' | 'our-list';
  readonly needs: Permission;
}

export const LIST_DOORS: readonly ListDoor[] = [
  { part: 'sample', needs: 'manage_sample' },
  { part: 'our-list', needs: 'see_own_authority' },
];

export interface ListsRoute {
  Params: { study: string };
}

export interface ListRoute {
  Params: { study: string; list: string };
  Querystring: { page?: string };
}

/** The address of the lists of a study, or of one of them. */
export function listHref({ part }: ListDoor, { study, list }: { study: string; list?: string }): string {
  const lists = `/desk/${encodeURIComponent(study)}/${part}`;
  return list === undefined ? lists : `${lists}/${encodeURIComponent(list)}`;
}

/** A page that says why nothing was done, where there is no form to say it at. */
export function sendListRefusal(
  reply: FastifyReply,
  { render }: Pages,
  refusal: ListRefused,
  back: string,
): FastifyReply {
  const status = refusalStatus(refusal.refused);
  const missing = status === 404;
  return sendMessage(reply, render, status, {
    heading: missing ? 'Page not found' : 'Nothing has been changed',
    paragraphs: [refusal.sentence],
    links: [missing ? { href: '/desk', text: 'Open the desk' } : { href: back, text: 'Back' }],
  });
}
