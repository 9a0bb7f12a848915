import {
  type AddressChange,
  addressChangesOf,
  appendAudit,
  deleteAddressChange,
  findPeople,
  lockAddressChanges,
  type Queries,
  saveAddressChange,
  setReach,
  studyOfAddressChange,
  updatePerson,
} from '@earshot/store';
import { drawToken, tokenHash } from '../answering/token.ts';
import { openDetails, sealDetails } from '../contacts/contact-details.ts';
import { seal, unseal } from '../contacts/seal.ts';
import type { World } from '../world.ts';

/** How long a new address can be confirmed. In milliseconds. */
const WAITS = 7 * 24 * 3_600_000;

/** E-mail addresses by the field of the details that each is to stand in. */
export type Addresses = Readonly<Partial<Record<AddressChange['field'], string>>>;

/** An address that is to be written to, and the token that whoever reads it confirms it by. */
export interface ToWriteTo {
  readonly address: string;
  readonly token: string;
}

/**
 * Keeps new addresses of a person aside until whoever reads their mail confirms them. Returns those to write to, each
 * once: one that waits already has been. Role: contacts.
 */
export async function keepUntilConfirmed(
  world: World,
  queries: Queries,
  { pseudonym, addresses }: { readonly pseudonym: string; readonly addresses: Addresses },
): Promise<ToWriteTo[]> {
  const { keys, randomBytes } = world;
  const waiting = await addressesToConfirm(world, queries, pseudonym);
  const expiresAt = new Date(world.now().getTime() + WAITS);
  const tokens = new Map<string, string>();
  for (const [field, address] of Object.entries(addresses) as [AddressChange['field'], string][]) {
    if (waiting[field] === address) continue;
    const token = tokens.get(address) ?? drawToken(randomBytes);
    tokens.set(address, token);
    const sealed = seal({ address }, { key: keys.contacts, owner: ownerOf({ pseudonym, field }), randomBytes });
    await saveAddressChange(queries, { pseudonym, field, tokenHash: tokenHash(token)!, sealed, expiresAt });
  }
  return [...tokens].map(([address, token]) => ({ address, token }));
}

/** The addresses of a person that wait to be confirmed. Role: contacts. */
export async function addressesToConfirm(world: World, queries: Queries, pseudonym: string): Promise<Addresses> {
  return openedChanges(world, await addressChangesOf(queries, pseudonym, world.now()));
}

/** The id of the study in which a token confirms an address; null for one that confirms nothing, or nothing any more. */
export async function studyToConfirm(world: World, token: string): Promise<string | null> {
  const hash = tokenHash(token);
  if (!hash) return null;
  return world.store.transaction('contacts', (queries) => studyOfAddressChange(queries, hash, world.now()));
}

/**
 * Takes on a new address of a person by the token in the mail to it: from now on mails go there. False for a token that
 * confirms nothing, or nothing any more.
 */
export async function confirmAddress(world: World, token: string): Promise<boolean> {
  const hash = tokenHash(token);
  if (!hash) return false;
  const at = world.now();
  const reach = await world.store.transaction('contacts', async (queries) => {
    const changes = await lockAddressChanges(queries, hash, at);
    const [person] = changes[0] ? await findPeople(queries, [changes[0].pseudonym]) : [];
    if (!person) return null;
    const { pseudonym, studyId, authorityCode } = person;
    const details = { ...openDetails(world.keys, person), ...openedChanges(world, changes) };
    await updatePerson(queries, { pseudonym, authorityCode, changedAt: at, ...sealDetails(world, pseudonym, details) });
    for (const change of changes) await deleteAddressChange(queries, change);
    const entry = { at, actor: 'respondent', action: 'confirm-address', studyId, pseudonym, detail: {} };
    await appendAudit(queries, entry);
    return { pseudonym, hasEmail: details.email !== null, hasPhone: details.phone !== null };
  });
  if (!reach) return false;
  await world.store.transaction('fieldwork', (queries) => setReach(queries, reach.pseudonym, reach));
  return true;
}

function openedChanges({ keys }: World, changes: readonly AddressChange[]): Addresses {
  const opened = changes.map((change) => {
    const read = unseal(change.sealed, { key: keys.contacts, owner: ownerOf(change) });
    return [change.field, (read as { readonly address: string }).address];
  });
  return Object.fromEntries(opened);
}

function ownerOf({ pseudonym, field }: Pick<AddressChange, 'pseudonym' | 'field'>): string {
  return `${pseudonym}:${field}`;
}
