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
import { tokenHash } from '../answering/token.ts';
import { openDetails, sealDetails } from '../contacts/contact-details.ts';
import { isUuid } from '../is-uuid.ts';
import { type MailWish, queueMailIn } from '../mail/queue-mail.ts';
import type { World } from '../world.ts';
import { keepUntilConfirmed } from './confirm-address.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';
import { type DetailMistakes, readDetails, type TypedDetails } from './told-details.ts';

/** Whose details are changed, and who does it: an account, or `respondent` for the person themselves. */
export interface DetailsOf {
  readonly pseudonym: string;
  readonly actor: string;
  /**
   * Where people reach the server: a new e-mail address is taken on only once it is confirmed there, by the mail to it.
   * Left out: at once, for a data officer who has made sure whose it is.
   */
  readonly confirmAt?: string;
}

/**
 * Writes a person’s contact details anew. Refuses with `no-details` where none are held: nobody gets into the contacts by
 * correcting.
 */
export async function changeDetails(
  world: World,
  { pseudonym, actor, confirmAt }: DetailsOf,
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
    const isNew = confirmAt !== undefined && details.email !== null && details.email !== held.email;
    const kept = isNew ? { ...details, email: held.email } : details;
    await updatePerson(queries, { pseudonym, authorityCode, changedAt: at, ...sealDetails(world, pseudonym, kept) });
    const token = isNew ? await keepUntilConfirmed(world, queries, { pseudonym, email: details.email! }) : null;
    if (!isNew) await deleteAddressChange(queries, pseudonym);
    await note(queries, { action: 'change-details', studyId, pseudonym, actor, at });
    return { studyId, token, reach: { hasEmail: kept.email !== null, hasPhone: kept.phone !== null } };
  });
  if (written === null) return refuseRights('no-details');
  const { studyId, token, reach } = written;
  await world.store.transaction('fieldwork', async (queries) => {
    await setReach(queries, pseudonym, reach);
    if (token)
      await queueMailIn(
        queries,
        world,
        confirmation({ studyId, pseudonym, token, to: details.email!, at: confirmAt! }),
      );
  });
  return { changed: true };
}

/** Once for each token. It names nobody: it may reach whoever has the address by a slip of the finger. */
function confirmation(asked: {
  readonly studyId: string;
  readonly pseudonym: string;
  readonly token: string;
  readonly to: string;
  readonly at: string;
}): MailWish {
  const { studyId, pseudonym, token, to, at } = asked;
  const text = [
    'Somebody who takes part in {study} gave this address as theirs. If that was you, confirm it here within seven days:',
    `${at}/confirm/${token}`,
    'Until then nothing else is sent here. If it was not you, do nothing.',
    'Questions? Write to {contact}.',
  ].join('\n\n');
  const step = `confirm_address:${Buffer.from(tokenHash(token)!).toString('hex').slice(0, 16)}`;
  const subject = '{study}: is this your address?';
  return { studyId, to: { pseudonym }, address: to, step, subject, text, actor: 'respondent' };
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
