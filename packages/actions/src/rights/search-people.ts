import { appendAudit, findPeopleByIndex, type StoredPerson } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { emailIndex, openDetails, phoneIndex } from '../contacts/contact-details.ts';
import type { World } from '../world.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';

export interface FoundPerson {
  readonly pseudonym: string;
  readonly studyId: string;
  readonly name: string;
  readonly authorityCode: string | null;
}

export interface FoundPeople {
  readonly people: readonly FoundPerson[];
  /** Whether there are more than are listed. */
  readonly more: boolean;
}

/** At most so many are listed: who finds more looks for something closer. */
export const MOST_FOUND = 100;

/**
 * Finds people in every study by e-mail address or telephone number, through their indexes. That it was looked for stands
 * in the audit, and beside everybody who was found, that their details were opened; what was looked for does not. A name
 * takes longer (`startNameSearch`). Refuses with `not-permitted` or `no-words`.
 */
export async function searchPeople(
  world: World,
  viewer: Viewer,
  wanted: { readonly by: 'email' | 'phone'; readonly words: string },
): Promise<FoundPeople | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const words = wanted.words.trim();
  if (words === '') return refuseRights('no-words');
  const { by } = wanted;
  const index = by === 'email' ? emailIndex(world.keys, words) : phoneIndex(world.keys, words);
  const entry = { at: world.now(), actor: viewer.accountId, action: 'search-people' };
  return world.store.transaction('contacts', async (queries) => {
    await appendAudit(queries, { ...entry, studyId: null, pseudonym: null, detail: { by } });
    const found = await findPeopleByIndex(queries, by, index);
    const shown = found.slice(0, MOST_FOUND);
    for (const { pseudonym, studyId } of shown)
      await appendAudit(queries, { ...entry, studyId, pseudonym, detail: {} });
    return { people: shown.map((person) => foundPerson(world, person)), more: found.length > MOST_FOUND };
  });
}

/** Somebody as a search lists them. Whoever calls this writes into the audit that their details were opened. */
export function foundPerson({ keys }: World, person: StoredPerson): FoundPerson {
  const { pseudonym, studyId, authorityCode } = person;
  return { pseudonym, studyId, name: openDetails(keys, person).name, authorityCode };
}
