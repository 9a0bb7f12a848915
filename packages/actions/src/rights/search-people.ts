import { appendAudit, findPeopleByIndex, peopleAfter, type Queries, type StoredPerson } from '@earshot/store';
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
  const searching: Searching = { world, viewer };
  // Before anything is opened, so that a search that is cut off is known, too.
  const entry = { at: world.now(), actor: viewer.accountId, action: 'search-people', studyId: null, pseudonym: null };
  await world.store.transaction('contacts', (queries) => appendAudit(queries, { ...entry, detail: { by: wanted.by } }));
  const found = wanted.by === 'name' ? await byName(searching, words) : await byIndex(searching, wanted.by, words);
  return { people: found.slice(0, MOST), more: found.length > MOST };
}

interface Searching {
  readonly world: World;
  readonly viewer: Viewer;
}

function byIndex(searching: Searching, by: 'email' | 'phone', words: string): Promise<FoundPerson[]> {
  const { world } = searching;
  const index = by === 'email' ? emailIndex(world.keys, words) : phoneIndex(world.keys, words);
  return world.store.transaction('contacts', async (queries) =>
    open(searching, queries, await findPeopleByIndex(queries, by, index), () => true),
  );
}

/** Words of the name in any order, however they are cased and accented. */
async function byName(searching: Searching, words: string): Promise<FoundPerson[]> {
  const wanted = plain(words).split(/\s+/);
  const isMeant = (name: string): boolean => wanted.every((word) => plain(name).includes(word));
  const found: FoundPerson[] = [];
  let after: string | null = null;
  for (;;) {
    const from: string | null = after;
    const slice = await searching.world.store.transaction('contacts', async (queries) => {
      const people = await peopleAfter(queries, from, SLICE);
      return { last: people.at(-1)?.pseudonym ?? null, found: await open(searching, queries, people, isMeant) };
    });
    found.push(...slice.found);
    if (slice.last === null || found.length > MOST) return found;
    after = slice.last;
  }
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Opens details and keeps those who are meant; of them the audit says in the same transaction that they were opened. */
async function open(
  { world, viewer }: Searching,
  queries: Queries,
  people: readonly StoredPerson[],
  isMeant: (name: string) => boolean,
): Promise<FoundPerson[]> {
  const found = people
    .map((person) => ({ person, name: openDetails(world.keys, person).name }))
    .filter(({ name }) => isMeant(name));
  const entry = { at: world.now(), actor: viewer.accountId, action: 'search-people', detail: {} };
  for (const { person } of found) {
    const { pseudonym, studyId } = person;
    await appendAudit(queries, { ...entry, studyId, pseudonym });
  }
  return found.map(({ person: { pseudonym, studyId, authorityCode }, name }) => {
    return { pseudonym, studyId, name, authorityCode };
  });
}
