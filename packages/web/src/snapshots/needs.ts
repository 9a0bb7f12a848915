import type { SnapshotRefused } from '@earshot/actions';
import type { FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

/** What opens the pages of this folder that are looked at, and those that change something. */
export const SEE = { config: { needs: 'see_snapshots' } } as const;
export const ADD = { config: { needs: 'add_snapshot' } } as const;

export interface MonthRoute {
  Params: { authority: string; month: string };
}

/** The address of a month. @param more what follows it, such as `/tables.csv`. */
export function monthHref({ authority, month }: MonthRoute['Params'], more = ''): string {
  return `/snapshots/${encodeURIComponent(authority)}/${encodeURIComponent(month)}${more}`;
}

/** A page that says why nothing was done, where there is no form to say it at. */
export function sendRefused(
  reply: FastifyReply,
  { render }: Pages,
  { refused, sentence }: SnapshotRefused,
): FastifyReply {
  const isMissing = refused.startsWith('no-such-');
  return sendMessage(reply, render, isMissing ? 404 : refusalStatus(refused), {
    heading: isMissing ? 'Page not found' : 'Nothing has been done',
    paragraphs: [sentence],
    links: [{ href: '/snapshots', text: 'Monthly snapshots' }],
  });
}
