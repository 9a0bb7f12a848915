import {
  appendAudit,
  deleteOrganisationContact,
  findOrganisation,
  findOrganisationContact,
  type Queries,
  saveOrganisationContact,
} from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import { seal, unseal } from '../contacts/seal.ts';
import type { World } from '../world.ts';
import { type OrganisationRefused, refuseOrganisation } from './refused.ts';

/** Whom we write to at an authority. */
export interface OrganisationContact {
  readonly name: string;
  /** What they do there, such as “Principal social worker”; may be blank. */
  readonly role: string;
  readonly email: string;
}

interface Which {
  readonly studyId: string;
  readonly authorityCode: string;
}

const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/**
 * Keeps whom we write to at an authority, sealed, in place of whoever it was; null forgets them. Refuses as the desk
 * does, with `no-such-authority`, `contact-name` or `contact-email`.
 */
export async function changeOrganisationContact(
  world: World,
  viewer: Viewer,
  { contact, ...which }: Which & { contact: OrganisationContact | null },
): Promise<{ readonly changed: true } | OrganisationRefused> {
  const known = await knownAuthority(world, viewer, which);
  if ('refused' in known) return known;
  if (contact && contact.name.trim() === '') return refuseOrganisation('contact-name');
  if (contact && !ADDRESS.test(contact.email.trim())) return refuseOrganisation('contact-email');
  const at = world.now();
  const { studyId, authorityCode } = which;
  await world.store.transaction('contacts', async (queries) => {
    if (contact) {
      const sealed = sealContact(world, which, contact);
      await saveOrganisationContact(queries, { studyId, authorityCode, sealed, changedAt: at });
    } else await deleteOrganisationContact(queries, studyId, authorityCode);
    const action = contact ? 'change-organisation-contact' : 'forget-organisation-contact';
    await audit(queries, world, { viewer, which, action });
  });
  return { changed: true };
}

/** Opens whom we write to at an authority; null where nobody is known. Audited. Refuses as `changeOrganisationContact`. */
export async function openOrganisationContact(
  world: World,
  viewer: Viewer,
  which: Which,
): Promise<{ readonly contact: OrganisationContact | null } | OrganisationRefused> {
  const known = await knownAuthority(world, viewer, which);
  if ('refused' in known) return known;
  return world.store.transaction('contacts', async (queries) => {
    const stored = await findOrganisationContact(queries, which.studyId, which.authorityCode);
    if (!stored) return { contact: null };
    await audit(queries, world, { viewer, which, action: 'open-organisation-contact' });
    return { contact: openContact(world, which, stored.sealed) };
  });
}

/** Opens what is kept of an authority’s contact. Whoever calls this writes into the audit why. */
export function openContact({ keys }: Pick<World, 'keys'>, which: Which, sealed: Uint8Array): OrganisationContact {
  return unseal(sealed, { key: keys.contacts, owner: ownerOf(which) }) as OrganisationContact;
}

function sealContact({ keys, randomBytes }: World, which: Which, contact: OrganisationContact): Uint8Array {
  const { name, role, email } = contact;
  const trimmed = { name: name.trim(), role: role.trim(), email: email.trim() };
  return seal(trimmed, { key: keys.contacts, owner: ownerOf(which), randomBytes });
}

/** To what the sealed bytes belong, so that they open nowhere else. */
function ownerOf({ studyId, authorityCode }: Which): string {
  return `${studyId} ${authorityCode}`;
}

async function knownAuthority(world: World, viewer: Viewer, { studyId, authorityCode }: Which) {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_organisations' });
  if ('refused' in study) return study;
  const found = await world.store.transaction('fieldwork', (queries) =>
    findOrganisation(queries, studyId, authorityCode),
  );
  return found ?? refuseOrganisation('no-such-authority');
}

async function audit(
  queries: Queries,
  world: World,
  { viewer, which, action }: { viewer: Viewer; which: Which; action: string },
): Promise<void> {
  const { studyId, authorityCode } = which;
  const entry = { at: world.now(), actor: viewer.accountId, studyId, pseudonym: null };
  await appendAudit(queries, { ...entry, action, detail: { authorityCode } });
}
