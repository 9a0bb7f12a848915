import { appendAudit, findPeopleByIndex, peopleAfter, type StoredPerson } from '@earshot/store';
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
const MOST = 100;
/** So many are read and opened at a time; other requests are answered in between. */
const SLICE = 500;

/**
 * Finds people in every study: by e-mail address or telephone number through their indexes, or by a part of the name, for
 * which everybody’s details are opened in memory. That it was looked for stands in the audit, and beside everybody who
 * was found, that their details were opened; what was looked for does not. Refuses with `not-permitted` or `no-words`.
 */
export async function searchPeople(
  world: World,
  viewer: Viewer,
  wanted: { readonly by: 'email' | 'phone' | 'name'; readonly words: string },
): Promise<FoundPeople | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const words = wanted.words.trim();
  if (words === '') return refuseRights('no-words');
  const found = wanted.by === 'name' ? await byName(world, words) : await byIndex(world, wanted.by, words);
  const listed = found.slice(0, MOST);
  await record(world, viewer, { by: wanted.by, found: found.length }, listed);
  return { people: listed, more: found.length > MOST };
}

async function byIndex(world: World, by: 'email' | 'phone', words: string): Promise<FoundPerson[]> {
  const index = by === 'email' ? emailIndex(world.keys, words) : phoneIndex(world.keys, words);
  const people = await world.store.transaction('contacts', (queries) => findPeopleByIndex(queries, by, index));
  return people.map((person) => foundIn(world, person));
}

/** Words of the name in any order, however they are cased and accented. */
async function byName(world: World, words: string): Promise<FoundPerson[]> {
  const wanted = plain(words).split(/\s+/);
  const found: FoundPerson[] = [];
  let after: string | null = null;
  for (;;) {
    const from: string | null = after;
    const slice: StoredPerson[] = await world.store.transaction('contacts', (queries) =>
      peopleAfter(queries, from, SLICE),
    );
    for (const person of slice) {
      const one = foundIn(world, person);
      const name = plain(one.name);
      if (wanted.every((word) => name.includes(word))) found.push(one);
    }
    if (slice.length < SLICE || found.length > MOST) return found;
    after = slice.at(-1)!.pseudonym;
  }
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function foundIn(world: World, person: StoredPerson): FoundPerson {
  const { pseudonym, studyId, authorityCode } = person;
  return { pseudonym, studyId, name: openDetails(world.keys, person).name, authorityCode };
}

async function record(
  world: World,
  { accountId: actor }: Viewer,
  detail: { readonly by: string; readonly found: number },
  listed: readonly FoundPerson[],
): Promise<void> {
  const at = world.now();
  await world.store.transaction('contacts', async (queries) => {
    await appendAudit(queries, { at, actor, action: 'search-people', studyId: null, pseudonym: null, detail });
    for (const { pseudonym, studyId } of listed) {
      await appendAudit(queries, { at, actor, action: 'search-people', studyId, pseudonym, detail: {} });
    }
  });
}
