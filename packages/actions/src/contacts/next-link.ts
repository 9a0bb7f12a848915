import { insertLinks, lockRespondent, type Queries, revokeLinks, takeNextLinkNumber } from '@earshot/store';
import { tokenHash } from '../answering/token.ts';
import type { World } from '../world.ts';
import { personalToken } from './personal-token.ts';

/**
 * Closes every link of a person and makes the next, which every later mail holds. Returns its number. Takes turns with
 * whoever answers just now: a page that is being sent by the old link is kept, or refused as a whole. The caller writes
 * the audit. Role: fieldwork.
 */
export async function nextLink(queries: Queries, world: World, pseudonym: string): Promise<number> {
  const createdAt = world.now();
  await lockRespondent(queries, pseudonym);
  await revokeLinks(queries, pseudonym, createdAt);
  const linkNumber = await takeNextLinkNumber(queries, pseudonym);
  const token = personalToken(world.keys, pseudonym, linkNumber);
  await insertLinks(queries, [{ tokenHash: tokenHash(token)!, pseudonym, createdAt }]);
  return linkNumber;
}
