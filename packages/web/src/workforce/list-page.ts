import type { AuthorityLink } from '@earshot/actions';
import type { FastifyReply } from 'fastify';
import type { Pages } from '../parts.ts';
import { findPlaces } from './find-place.ts';
import { sendKept } from './send-published.ts';

/** Sends the list of all places; on to the place itself where what was typed means only one. */
export async function sendList(
  reply: FastifyReply,
  { workforce, render }: Pages,
  asked: string | readonly string[] = '',
): Promise<FastifyReply> {
  const typed = [asked].flat()[0]!.trim();
  const authorities = workforce.authorities();
  const former = workforce.formerAuthorities().sort((a, b) => inOrder(a.name, b.name));
  const found = [...findPlaces(typed, authorities, workforce.areas()), ...findPlaces(typed, former, [])];
  if (found.length === 1) return reply.redirect(`/workforce/${found[0]!.address}`, 303);
  const [releases, leftOut] = [await workforce.releases(), await workforce.filesLeftOut()];
  return sendKept(
    reply,
    render('workforce/list.njk', { typed, found, releases, leftOut, regions: byRegion(authorities), former }),
  );
}

/** Regions in alphabetical order, each with its authorities in theirs. */
function byRegion(authorities: readonly AuthorityLink[]) {
  const regions = new Map(authorities.map(({ region, regionAddress }) => [region, regionAddress]));
  return [...regions]
    .map(([region, address]) => ({
      region,
      address,
      authorities: authorities.filter((one) => one.region === region).sort((a, b) => inOrder(a.name, b.name)),
    }))
    .sort((a, b) => inOrder(a.region, b.region));
}

function inOrder(one: string, other: string): number {
  return one.localeCompare(other, 'en-GB');
}
