import { appendAudit, findPerson, insertNote, type Queries, setReach, updatePerson } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { type ContactDetails, openDetails, sealDetails } from '../contacts/contact-details.ts';
import { seal } from '../contacts/seal.ts';
import type { World } from '../world.ts';
import type { HeldCall } from './hold-call.ts';
import { noteKey } from './open-call.ts';

/** Longest note, in characters. */
export const LONGEST_NOTE = 2000;

/** What a call told us of how to reach a person. */
export type Learnt = Partial<Pick<ContactDetails, 'email' | 'referralPhone'>>;

/** Keeps what an interviewer noted, sealed. An empty note is none. Role: contacts. */
export async function keepNote(
  queries: Queries,
  world: World,
  { accountId }: Viewer,
  { claim }: HeldCall,
  note: string,
): Promise<void> {
  const text = note.trim();
  if (text === '') return;
  const { pseudonym } = claim;
  const sealed = seal(text, { ...noteKey(world, pseudonym), randomBytes: world.randomBytes });
  await insertNote(queries, { pseudonym, sealed, actor: accountId, at: world.now() });
}

/**
 * Keeps an address or a number that came up in a call with the person’s details, and the audit says so for them to see.
 * Nothing changes when it is known already, or when their details have been deleted. Role: contacts.
 */
export async function keepLearnt(
  queries: Queries,
  world: World,
  { accountId }: Viewer,
  { study, claim }: HeldCall,
  learnt: Learnt,
): Promise<void> {
  const { pseudonym } = claim;
  const person = await findPerson(queries, pseudonym);
  if (!person) return;
  const before = openDetails(world.keys, person);
  const changed = (Object.keys(learnt) as (keyof Learnt)[]).filter((key) => learnt[key] !== before[key]);
  if (changed.length === 0) return;
  const at = world.now();
  const sealed = sealDetails(world, pseudonym, { ...before, ...learnt });
  await updatePerson(queries, { pseudonym, ...sealed, authorityCode: person.authorityCode, changedAt: at });
  const entry = { at, actor: accountId, action: 'change-contact-details', studyId: study.id, pseudonym };
  await appendAudit(queries, { ...entry, detail: { changed } });
}

/** Notes for fieldwork that somebody has an address now. Role: fieldwork. */
export async function noteAddress(queries: Queries, { claim }: HeldCall): Promise<void> {
  await setReach(queries, claim.pseudonym, { hasEmail: true, hasPhone: true });
}
