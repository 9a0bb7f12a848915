import {
  appendAudit,
  deleteAddressChange,
  findAddressChange,
  findPeople,
  lockAddressChange,
  type Queries,
  saveAddressChange,
  setReach,
  updatePerson,
} from '@earshot/store';
import { drawToken, tokenHash } from '../answering/token.ts';
import { openDetails, sealDetails } from '../contacts/contact-details.ts';
import { seal, unseal } from '../contacts/seal.ts';
import type { World } from '../world.ts';

/** How long a new address can be confirmed. In milliseconds. */
const WAITS = 7 * 24 * 3_600_000;

/**
 * Keeps a new address aside until whoever reads its mail confirms it. Returns the token for that mail; null where this
 * address waits already, so that it is written to once. Role: contacts.
 */
export async function keepUntilConfirmed(
  world: World,
  queries: Queries,
  { pseudonym, email }: { readonly pseudonym: string; readonly email: string },
): Promise<string | null> {
  if ((await addressToConfirm(world, queries, pseudonym)) === email) return null;
  const { keys, randomBytes } = world;
  const token = drawToken(randomBytes);
  const sealed = seal({ email }, { key: keys.contacts, owner: ownerOf(pseudonym), randomBytes });
  const expiresAt = new Date(world.now().getTime() + WAITS);
  await saveAddressChange(queries, { pseudonym, tokenHash: tokenHash(token)!, sealed, expiresAt });
  return token;
}

/** The address of a person that waits to be confirmed, or null. Role: contacts. */
export async function addressToConfirm(world: World, queries: Queries, pseudonym: string): Promise<string | null> {
  const change = await findAddressChange(queries, pseudonym, world.now());
  return change && emailOf(world, change);
}

/**
 * Takes on the new address of a person by the token in the mail to it: from now on mails go there. False for a token that
 * confirms nothing, or nothing any more.
 */
export async function confirmAddress(world: World, token: string): Promise<boolean> {
  const hash = tokenHash(token);
  if (!hash) return false;
  const at = world.now();
  const reach = await world.store.transaction('contacts', async (queries) => {
    const change = await lockAddressChange(queries, hash, at);
    const [person] = change ? await findPeople(queries, [change.pseudonym]) : [];
    if (!change || !person) return null;
    const { pseudonym, studyId, authorityCode } = person;
    const details = { ...openDetails(world.keys, person), email: emailOf(world, change) };
    await updatePerson(queries, { pseudonym, authorityCode, changedAt: at, ...sealDetails(world, pseudonym, details) });
    await deleteAddressChange(queries, pseudonym);
    const entry = { at, actor: 'respondent', action: 'confirm-address', studyId, pseudonym, detail: {} };
    await appendAudit(queries, entry);
    return { pseudonym, hasEmail: true, hasPhone: details.phone !== null };
  });
  if (!reach) return false;
  await world.store.transaction('fieldwork', (queries) => setReach(queries, reach.pseudonym, reach));
  return true;
}

function emailOf({ keys }: World, change: { readonly pseudonym: string; readonly sealed: Uint8Array }): string {
  const opened = unseal(change.sealed, { key: keys.contacts, owner: ownerOf(change.pseudonym) });
  return (opened as { readonly email: string }).email;
}

function ownerOf(pseudonym: string): string {
  return `${pseudonym}:address`;
}
