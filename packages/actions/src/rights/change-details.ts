import {
  appendAudit,
  cancelMailTo,
  deletePerson,
  findPeople,
  type Queries,
  setReach,
  updatePerson,
} from '@earshot/store';
import { sealDetails } from '../contacts/contact-details.ts';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';
import { type DetailMistakes, readDetails, type TypedDetails } from './told-details.ts';

/** Whose details are changed, and who does it: an account, or `respondent` for the person themselves. */
export interface DetailsOf {
  readonly pseudonym: string;
  readonly actor: string;
}

/**
 * Writes a person’s contact details anew. Refuses with `no-details` where none are held: nobody gets into the contacts by
 * correcting.
 */
export async function changeDetails(
  world: World,
  { pseudonym, actor }: DetailsOf,
  typed: TypedDetails,
): Promise<{ changed: true } | DetailMistakes | RightsRefused> {
  if (!isUuid(pseudonym)) return refuseRights('no-details');
  const details = readDetails(typed);
  if ('mistakes' in details) return details;
  const at = world.now();
  const studyId = await world.store.transaction('contacts', async (queries) => {
    const [person] = await findPeople(queries, [pseudonym]);
    if (!person) return null;
    const { authorityCode } = person;
    await updatePerson(queries, { pseudonym, authorityCode, changedAt: at, ...sealDetails(world, pseudonym, details) });
    await note(queries, { action: 'change-details', studyId: person.studyId, pseudonym, actor, at });
    return person.studyId;
  });
  if (studyId === null) return refuseRights('no-details');
  await world.store.transaction('fieldwork', (queries) =>
    setReach(queries, pseudonym, { hasEmail: details.email !== null, hasPhone: details.phone !== null }),
  );
  return { changed: true };
}

/**
 * Deletes a person’s contact details: nobody can reach them through this study any more. Their answers stay. First they are
 * marked as out of reach and waiting mails are taken back, so that whoever is cut off does it again.
 */
export async function removeDetails(
  world: World,
  { pseudonym, actor }: DetailsOf,
): Promise<{ removed: true } | RightsRefused> {
  if (!isUuid(pseudonym)) return refuseRights('no-details');
  const at = world.now();
  await world.store.transaction('fieldwork', async (queries) => {
    await setReach(queries, pseudonym, { hasEmail: false, hasPhone: false });
    await cancelMailTo(queries, pseudonym, at);
  });
  return world.store.transaction('contacts', async (queries) => {
    const [person] = await findPeople(queries, [pseudonym]);
    if (!person) return refuseRights('no-details');
    await deletePerson(queries, pseudonym);
    await note(queries, { action: 'remove-details', studyId: person.studyId, pseudonym, actor, at });
    return { removed: true };
  });
}

function note(
  queries: Queries,
  entry: {
    readonly action: string;
    readonly studyId: string;
    readonly pseudonym: string;
    readonly actor: string;
    readonly at: Date;
  },
): Promise<void> {
  return appendAudit(queries, { ...entry, detail: {} });
}
