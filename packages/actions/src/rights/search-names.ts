import {
  appendAudit,
  askTaskToStop,
  countPeople,
  findPeople,
  findTasks,
  peopleAfter,
  type StoredPerson,
} from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { openDetails } from '../contacts/contact-details.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { type Progress, runTask, TaskStopped } from '../tasks/run-task.ts';
import { type Task, taskOf } from '../tasks/task.ts';
import type { World } from '../world.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';
import { type FoundPeople, foundPerson, MOST_FOUND } from './search-people.ts';

/** So many are read and opened at a time; other requests are answered in between. */
const SLICE = 500;

/** Who was found: pseudonyms only, until somebody looks. */
interface FoundNames {
  readonly people: readonly string[];
}

/**
 * Begins to look for people in every study by a part of the name, for which everybody’s details are opened in memory. That
 * it was looked for stands in the audit; what was looked for is kept nowhere. `finished` is for whoever waits. Refuses with
 * `not-permitted` or `no-words`.
 */
export async function startNameSearch(
  world: World,
  viewer: Viewer,
  wanted: { readonly words: string; readonly stopping?: AbortSignal },
): Promise<{ readonly searchId: string; readonly finished: Promise<unknown> } | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const words = plain(wanted.words.trim());
  if (words === '') return refuseRights('no-words');
  const searchId = drawPseudonym(world.randomBytes);
  const { accountId } = viewer;
  await world.store.transaction('contacts', async (queries) => {
    const whole = await countPeople(queries);
    const task = { taskId: searchId, kind: 'search_names', studyId: null, startedBy: accountId } as const;
    await beginTask(world, queries, { ...task, whole });
    const entry = { at: world.now(), actor: accountId, action: 'search-people', studyId: null, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { by: 'name' } });
  });
  const { stopping } = wanted;
  const finished = runTask(world, { taskId: searchId, stopping }, (progress) => look(world, words, progress));
  return { searchId, finished };
}

/** Words of the name in any order, however they are cased and accented. Stopped, it keeps whom it has found. */
async function look(world: World, words: string, progress: Progress): Promise<FoundNames> {
  const wanted = words.split(/\s+/);
  const isMeant = (name: string): boolean => wanted.every((word) => plain(name).includes(word));
  const people: string[] = [];
  let after: string | null = null;
  let done = 0;
  for (;;) {
    const from: string | null = after;
    const slice: StoredPerson[] = await world.store.transaction('contacts', (queries) =>
      peopleAfter(queries, from, SLICE),
    );
    const meant = slice.filter((person) => isMeant(openDetails(world.keys, person).name));
    people.push(...meant.map(({ pseudonym }) => pseudonym));
    done += slice.length;
    after = slice.at(-1)?.pseudonym ?? null;
    if (after === null || people.length > MOST_FOUND) return { people: people.slice(0, MOST_FOUND + 1) };
    if (!progress.tell(done)) throw new TaskStopped({ people });
  }
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** A search by name as whoever began it sees it. */
export interface NameSearch extends FoundPeople {
  readonly task: Task;
}

/**
 * How far a search has come, and whom it found once it has ended. Their details are opened for that, which stands in the
 * audit beside each of them. Refuses with `not-permitted`, or with `no-such-search` also for what somebody else looks for.
 */
export async function readNameSearch(
  world: World,
  viewer: Viewer,
  searchId: string,
): Promise<NameSearch | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const { accountId: actor } = viewer;
  return world.store.transaction('contacts', async (queries) => {
    const [stored] = await findTasks(queries, [searchId]);
    if (stored?.kind !== 'search_names' || stored.startedBy !== actor) return refuseRights('no-such-search');
    const found = (stored.result as FoundNames | null)?.people ?? [];
    const held = await findPeople(queries, found.slice(0, MOST_FOUND));
    const entry = { at: world.now(), actor, action: 'search-people', detail: {} };
    for (const { pseudonym, studyId } of held) await appendAudit(queries, { ...entry, studyId, pseudonym });
    const people = held.map((person) => foundPerson(world, person));
    return { task: taskOf(stored, world.now()), people, more: found.length > MOST_FOUND };
  });
}

/** Stops a search; whom it has found by then is shown. Refuses with `not-permitted` or `no-such-search`. */
export async function stopNameSearch(
  world: World,
  viewer: Viewer,
  searchId: string,
): Promise<{ readonly asked: true } | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  return world.store.transaction('contacts', async (queries) => {
    const [stored] = await findTasks(queries, [searchId]);
    if (stored?.kind !== 'search_names' || stored.startedBy !== viewer.accountId) return refuseRights('no-such-search');
    await askTaskToStop(queries, searchId);
    return { asked: true };
  });
}
