import type { OrganisationRefused } from '@earshot/actions';
import type { OrganisationEventKind, OrganisationState, Standing, Way } from '@earshot/fieldwork';
import { dayInWords } from '@earshot/fieldwork';
import type { FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

/** How the pages say where an authority stands. */
export const STANDINGS: Readonly<Record<Standing, string>> = {
  listed: 'Not invited',
  invited: 'Has not answered',
  agreed: 'Agreed',
  declined: 'Declined',
  withdrew: 'Withdrew',
};

export const WAYS: Readonly<Record<Way, string>> = {
  list: 'Sends a staff list',
  open_link: 'Passes an open link on',
};

export const EVENTS: Readonly<Record<OrganisationEventKind, string>> = {
  invited: 'Invited',
  agreed: 'Agreed',
  declined: 'Declined',
  withdrew: 'Withdrew',
  population: 'Said how many people there are',
  note: 'Note',
  link_made: 'Open link made',
  link_revoked: 'Open link taken away',
};

/** An open link has no list behind it: what that means for the numbers. Said wherever one is handed out. */
export const OPEN_LINK_LIMITS = [
  'Nobody knows who was sent an open link. There is a response rate only if the authority says how many people it went to, and on which day.',
  'Nobody can be reminded in person, called, or known to have had the link and not answered.',
  'Somebody who copies the link elsewhere lets others in, and somebody could answer twice.',
];

/** How many people an authority counted, in words; null where it never said. */
export function populationInWords({ population }: Pick<OrganisationState, 'population'>): string | null {
  if (!population) return null;
  const people = population.people.toLocaleString('en-GB');
  return population.on ? `${people} on ${dayInWords(population.on)}` : people;
}

/** The page for what cannot be done. What is not there and what is not yours look the same. */
export function sendOrganisationRefusal(reply: FastifyReply, pages: Pages, refused: OrganisationRefused): FastifyReply {
  if (refused.refused === 'no-such-authority' || refused.refused === 'no-such-study') {
    reply.callNotFound();
    return reply;
  }
  return sendMessage(reply, pages.render, refusalStatus(refused.refused), {
    heading: 'That cannot be done',
    paragraphs: [refused.sentence],
    links: [{ href: '/desk', text: 'Open the desk' }],
  });
}
