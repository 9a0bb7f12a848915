import { appendAudit, findRespondent, setRestriction } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { suppress } from '../contacts/suppress.ts';
import type { World } from '../world.ts';
import { wavesOf } from './record-of-person.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';

/**
 * Stops the use of a person’s data in every wave, or takes it up again: their answers are kept and left out of every
 * dataset and report, and nobody contacts them about these studies. Taking it up again lets the answers count; it brings no
 * contact back. Refuses with `not-permitted` or `no-such-person`.
 */
export async function restrictPerson(
  world: World,
  viewer: Viewer,
  { pseudonym, restricted }: { readonly pseudonym: string; readonly restricted: boolean },
): Promise<{ done: true } | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const people = await wavesOf(world, pseudonym);
  if (people.length === 0) return refuseRights('no-such-person');
  const at = world.now();
  await world.store.transaction('erasure', async (queries) => {
    await setRestriction(queries, people, restricted ? at : null);
    const action = restricted ? 'restrict-person' : 'lift-restriction';
    for (const one of people) {
      const entry = { at, actor: viewer.accountId, action, studyId: null, pseudonym: one };
      await appendAudit(queries, { ...entry, detail: {} });
    }
  });
  if (restricted) await stopContacting(world, viewer, people);
  return { done: true };
}

async function stopContacting(world: World, { accountId: actor }: Viewer, people: readonly string[]): Promise<void> {
  for (const pseudonym of people) {
    const respondent = await world.store.transaction('answering', (queries) => findRespondent(queries, pseudonym));
    if (!respondent) continue;
    const { studyId } = respondent;
    await suppress(world, { studyId, pseudonym, reason: 'refused', channel: 'every', actor, said: null });
  }
}
