import { readYourData, type YourData } from '@earshot/actions';
import type { FastifyReply } from 'fastify';
import { type PersonalAddress, type Visit, visitOf } from '../answering/interview.ts';
import { sendRefusal } from '../answering/refusals.ts';
import { languageAsked } from '../answering/shown.ts';
import type { Pages } from '../parts.ts';

/** What of a request says whose data it is about, and in which language. */
interface Asks {
  readonly params: PersonalAddress['Params'];
  readonly query: PersonalAddress['Querystring'];
}

/** Opens a person’s data by the token in the address, or sends why that cannot be done. */
export async function openYourData(
  { params: { token }, query }: Asks,
  reply: FastifyReply,
  pages: Pages,
): Promise<{ data: YourData; visit: Visit } | null> {
  const language = languageAsked(query);
  const data = await readYourData(pages.world, { token, mode: 'web', language });
  if ('refused' in data) {
    sendRefusal(reply, pages.render, data, { token, language });
    return null;
  }
  return { data, visit: visitOf(pages, data.interview, token) };
}
