import {
  appendAudit,
  cancelMailTo,
  deleteAddressChange,
  deletePerson,
  findPeople,
  type Queries,
  setReach,
  updatePerson,
} from '@earshot/store';
import { type ContactDetails, openDetails, sealDetails } from '../contacts/contact-details.ts';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { type Addresses, keepUntilConfirmed } from './confirm-address.ts';
import { type ConfirmationLetter, queueConfirmations } from './confirmation-mail.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';
import { type DetailMistakes, readDetails, type TypedDetails } from './told-details.ts';

/** Whose details are changed, and who does it: an account, or `respondent` for the person themselves. */
export interface DetailsOf {
  readonly pseudonym: string;
  readonly actor: string;
  /**
   * A new e-mail address, at home or not, counts only once it is confirmed by this mail to it. Left out: at once, for a
   * data officer who has made sure whose it is.
   */
  readonly letter?: ConfirmationLetter;
}

/**
 * Writes a person’s contact details anew. Refuses with `no-details` where none are held: nobody gets into the contacts by
 * correcting.
 */
export async function changeDetails(
  world: World,
  { pseudonym, actor, letter }: DetailsOf,
  typed: TypedDetails,
): Promise<{ changed: true } | DetailMistakes | RightsRefused> {
  if (!isUuid(pseudonym)) return refuseRights('no-details');
  const details = readDetails(typed);
  if ('mistakes' in details) return details;
  const at = world.now();
  const written = await world.store.transaction('contacts', async (queries) => {
    const [person] = await findPeople(queries, [pseudonym]);
    if (!person) return null;
    const { authorityCode, studyId } = person;
    const held = openDetails(world.keys, person);
    const addresses = letter ? newAddresses(details, held) : {};
    const kept = withHeld(details, addresses, held);
    await updatePerson(queries, { pseudonym, authorityCode, changedAt: at, ...sealDetails(world, pseudonym, kept) });
    for (const field of ADDRESSES) {
      if (addresses[field] === undefined) await deleteAddressChange(queries, { pseudonym, field });
    }
    const toWriteTo = await keepUntilConfirmed(world, queries, { pseudonym, addresses });
    await note(queries, { action: 'change-details', studyId, pseudonym, actor, at });
    return { studyId, toWriteTo, reach: { hasEmail: kept.email !== null, hasPhone: kept.phone !== null } };
  });
  if (written === null) return refuseRights('no-details');
  const { reach, ...mails } = written;
  await world.store.transaction('fieldwork', async (queries) => {
    await setReach(queries, pseudonym, reach);
    if (letter) await queueConfirmations(queries, world, { ...mails, pseudonym, actor, letter });
  });
  return { changed: true };
}

const ADDRESSES = ['email', 'homeEmail'] as const;

/** The e-mail addresses that are not held in their field yet. */
function newAddresses(details: ContactDetails, held: ContactDetails): Addresses {
  const added = ADDRESSES.filter((field) => details[field] && details[field] !== held[field]);
  return Object.fromEntries(added.map((field) => [field, details[field]]));
}

/** The details with what is held in place of the addresses that wait. */
function withHeld(details: ContactDetails, waiting: Addresses, held: ContactDetails): ContactDetails {
  const { homeEmail, ...others } = details;
  const home = waiting.homeEmail === undefined ? homeEmail : held.homeEmail;
  const email = waiting.email === undefined ? details.email : held.email;
  return { ...others, email, ...(home ? { homeEmail: home } : {}) };
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
