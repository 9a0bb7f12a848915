import { englandTime } from '@earshot/fieldwork';
import {
  appendAudit,
  findCase,
  findPeopleByEmail,
  findSuppressedIndexes,
  hasLinkSince,
  insertPeople,
  lockAddress,
  lockRespondent,
  type Queries,
  type StoredPerson,
} from '@earshot/store';
import { emailIndex, sealDetails } from '../contacts/contact-details.ts';
import { nextLink } from '../contacts/next-link.ts';
import { isAddress } from '../mail/mail-settings.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { World } from '../world.ts';
import { addOpenCase, type OpenedBy } from './open-case.ts';
import { findOpenLink, type OpenLink } from './open-link.ts';
import { drawPseudonym } from './pseudonym.ts';
import { type Refused, refuse } from './refused.ts';

export interface ReturnLinkWish extends OpenLink {
  readonly email: string;
  /** What the mail says, in the person’s language, with {link}. */
  readonly letter: { readonly subject: string; readonly text: string };
}

/**
 * Sends somebody at an open link a link of their own to begin with, or to come back to. An address that is known in the
 * study gets the link that it has, and no second case begins; whoever asks cannot tell, since what comes back is the
 * same. Consent is asked at the link itself, by whoever reads the address. One such mail a day goes to a person; somebody
 * on a staff list who still waits gets their invitation when they are released. The address stands sealed with the
 * contacts, never with answers. Where the address on file was changed after the person came, whoever changed it may be
 * somebody else than who reads it: the first link that is sent there takes the place of the earlier ones. Refuses as `findOpenLink` does, and with `no-address` or `not-online`.
 */
export async function sendReturnLink(world: World, wish: ReturnLinkWish): Promise<{ readonly sent: true } | Refused> {
  const link = await findOpenLink(world, wish);
  if ('refused' in link) return link;
  const { study, openedBy } = link;
  if (!study.fieldwork) return refuse('needs-open-link');
  if (!study.questionnaire.modes.includes('web')) return refuse('not-online');
  const email = wish.email.trim();
  if (!isAddress(email)) return refuse('no-address');
  const asking = await world.store.transaction('contacts', (queries) =>
    knownOrNew(queries, world, { studyId: study.id, email, openedBy }),
  );
  if (!asking) return { sent: true };
  const { pseudonym, changedAt } = asking;
  const released = await world.store.transaction('answering', async (queries) => {
    // The contact may have been kept by an earlier request that ended before there was a case, or is just making it.
    await lockRespondent(queries, pseudonym);
    const found = await findCase(queries, pseudonym);
    if (!found) await addOpenCase(queries, world, { study, pseudonym, openedBy });
    return !found || found.releasedAt !== null;
  });
  if (!released) return { sent: true };
  if (changedAt) await closeEarlierLinks(world, { studyId: study.id, pseudonym, changedAt });
  const step = `return_link:${englandTime(world.now()).date}`;
  const { letter } = wish;
  await queueMail(world, { studyId: study.id, to: { pseudonym }, step, ...letter, actor: 'respondent' });
  return { sent: true };
}

/**
 * The person of this address in the study, or a new one. Two requests at once find the same. Null for an address that is
 * not to be written to and of which nothing is held, such as that of somebody who has been erased: nothing is kept of it
 * again because somebody typed it. Role: contacts.
 */
async function knownOrNew(
  queries: Queries,
  world: World,
  { studyId, email, openedBy }: { studyId: string; email: string; openedBy: OpenedBy },
): Promise<{ readonly pseudonym: string; readonly changedAt: Date | null } | null> {
  const index = emailIndex(world.keys, email);
  await lockAddress(queries, studyId, index);
  const people = await findPeopleByEmail(queries, studyId, [index]);
  // Whom we know by this address from the beginning, before anybody who has put it in the place of theirs.
  const known = people.find((person) => !wasChanged(person)) ?? people[0];
  const wanted = { emails: [Buffer.from(index).toString('hex')], phones: [] };
  if (!known && (await findSuppressedIndexes(queries, studyId, wanted)).length > 0) return null;
  const at = world.now();
  const pseudonym = known?.pseudonym ?? drawPseudonym(world.randomBytes);
  if (!known) {
    const details = sealDetails(world, pseudonym, { name: '', email, phone: null });
    const authorityCode = openedBy?.authorityCode ?? null;
    const person = { pseudonym, studyId, authorityCode, source: 'open', createdAt: at, changedAt: at } as const;
    await insertPeople(queries, [{ ...person, ...details }]);
  }
  const entry = { at, actor: 'respondent', action: 'ask-return-link', studyId, pseudonym, detail: {} };
  await appendAudit(queries, entry);
  return { pseudonym, changedAt: known && wasChanged(known) ? known.changedAt : null };
}

function wasChanged({ createdAt, changedAt }: StoredPerson): boolean {
  return changedAt > createdAt;
}

/** Once for each change, so that nobody can close a person’s link again and again by typing their address. */
function closeEarlierLinks(
  world: World,
  { studyId, pseudonym, changedAt }: { studyId: string; pseudonym: string; changedAt: Date },
): Promise<void> {
  return world.store.transaction('fieldwork', async (queries) => {
    if (await hasLinkSince(queries, pseudonym, changedAt)) return;
    const linkNumber = await nextLink(queries, world, pseudonym);
    const entry = { at: world.now(), actor: 'respondent', action: 'replace-link', studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { linkNumber } });
  });
}
