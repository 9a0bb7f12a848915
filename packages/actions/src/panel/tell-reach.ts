import { readEmailAddress, readTelephoneNumber } from '@earshot/fieldwork';
import {
  appendAudit,
  currentConsents,
  findCase,
  findPerson,
  insertPeople,
  setReach,
  updatePerson,
} from '@earshot/store';
import { openInterview } from '../answering/open-interview.ts';
import type { Refused } from '../answering/refused.ts';
import { type ContactDetails, openDetails, sealDetails } from '../contacts/contact-details.ts';
import { type Addresses, keepUntilConfirmed } from '../rights/confirm-address.ts';
import { type ConfirmationLetter, type OwnLink, queueConfirmations } from '../rights/confirmation-mail.ts';
import type { World } from '../world.ts';

/** How somebody wants to be reached next time, as they typed it. Blank: nothing new. */
export interface TypedReach {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** What is wrong with it, by field; whoever shows it says it in the language of the page. Nothing has been kept then. */
export interface ReachMistakes {
  readonly mistakes: Readonly<Partial<Record<keyof TypedReach, 'bad_name' | 'bad_email' | 'bad_phone' | 'nothing'>>>;
}

/** Somebody who was never asked, or did not agree, to be asked again. */
export interface ReachNotWanted {
  readonly refused: 'not-agreed';
  readonly sentence: string;
}

/** Whether somebody agreed to be asked again, so that it makes sense to ask how; and whether their name is known. */
export async function reachWanted(
  world: World,
  pseudonym: string,
): Promise<{ readonly wanted: boolean; readonly nameKnown: boolean }> {
  const agreed = await world.store.transaction('fieldwork', async (queries) => {
    if (!(await findCase(queries, pseudonym))) return false;
    const consents = await currentConsents(queries, pseudonym);
    return consents.some(({ purpose, given }) => purpose === 'next_wave' && given);
  });
  if (!agreed) return { wanted: false, nameKnown: false };
  const person = await world.store.transaction('contacts', (queries) => findPerson(queries, pseudonym));
  return { wanted: true, nameKnown: person !== null };
}

/** Whose reach is told, and who does it. */
export interface ToldBy {
  readonly pseudonym: string;
  /** `respondent`, or the account of the interviewer who was told. */
  readonly actor: string;
  /** The mail by which an address is confirmed: it may have been mistyped or misheard, and links are to go there. */
  readonly letter: ConfirmationLetter;
}

/**
 * Keeps how somebody who agreed to be asked again can be reached, wherever they then work: their own address or number,
 * beside those that the employer gave. It goes into the contacts only. What is left blank stays as it was. An address
 * counts once it is confirmed (`confirmAddress`), a number at once.
 */
export async function tellReach(
  world: World,
  { pseudonym, actor, letter }: ToldBy,
  typed: TypedReach,
): Promise<{ readonly kept: true } | ReachMistakes | ReachNotWanted> {
  const { wanted, nameKnown } = await reachWanted(world, pseudonym);
  if (!wanted) return NOT_AGREED;
  const read = readReach(typed, nameKnown);
  if ('mistakes' in read) return read;
  const known = await world.store.transaction('fieldwork', (queries) => findCase(queries, pseudonym));
  if (!known) return NOT_AGREED;
  const { studyId, authorityCode, source } = known;
  const at = world.now();
  const told = await world.store.transaction('contacts', async (queries) => {
    const person = await findPerson(queries, pseudonym);
    const held = person && openDetails(world.keys, person);
    const now = withReach(held, read);
    const sealed = { ...sealDetails(world, pseudonym, now), authorityCode, changedAt: at };
    if (person) await updatePerson(queries, { pseudonym, ...sealed });
    else await insertPeople(queries, [{ pseudonym, studyId, source, createdAt: at, ...sealed }]);
    const toWriteTo = await keepUntilConfirmed(world, queries, { pseudonym, addresses: newAddresses(held, read) });
    await appendAudit(queries, { at, actor, action: 'tell-reach', studyId, pseudonym, detail: {} });
    return { toWriteTo, reach: { hasEmail: now.email !== null, hasPhone: now.phone !== null } };
  });
  await world.store.transaction('fieldwork', async (queries) => {
    await setReach(queries, pseudonym, told.reach);
    await queueConfirmations(queries, world, { studyId, pseudonym, actor, letter, toWriteTo: told.toWriteTo });
  });
  return { kept: true };
}

/** The same for whoever opens the page with a personal link. */
export async function tellOwnReach(
  world: World,
  { token, language, letterIn }: OwnLink,
  typed: TypedReach,
): Promise<{ readonly kept: true } | ReachMistakes | ReachNotWanted | Refused> {
  const interview = await openInterview(world, token, 'web', language);
  if ('refused' in interview) return interview;
  const { pseudonym, study } = interview;
  return tellReach(world, { pseudonym, actor: 'respondent', letter: letterIn(study) }, typed);
}

const NOT_AGREED: ReachNotWanted = {
  refused: 'not-agreed',
  sentence: 'You have not agreed to be asked again, so there is nothing to enter here.',
};

/** Reads how somebody can be reached, or says what is wrong with it. */
export function readReach(typed: TypedReach, nameKnown: boolean): TypedReach | ReachMistakes {
  const mistakes: { -readonly [Field in keyof ReachMistakes['mistakes']]: ReachMistakes['mistakes'][Field] } = {};
  const name = typed.name.replace(/\s+/g, ' ').trim();
  const email = typed.email.trim() === '' ? '' : (readEmailAddress(typed.email) ?? null);
  const phone = typed.phone.trim() === '' ? '' : (readTelephoneNumber(typed.phone)?.number ?? null);
  if (name.length > 200 || /[\p{Cc}@<>]|:\/\//u.test(name)) mistakes.name = 'bad_name';
  else if (!nameKnown && name === '') mistakes.name = 'bad_name';
  if (email === null) mistakes.email = 'bad_email';
  if (phone === null) mistakes.phone = 'bad_phone';
  if (email === '' && phone === '') mistakes.email = 'nothing';
  if (Object.keys(mistakes).length > 0) return { mistakes };
  return { name, email: email ?? '', phone: phone ?? '' };
}

/** The number that the person gives stands beside what the employer gave; for whom none is held it is all there is. */
function withReach(held: ContactDetails | null, { name, phone }: TypedReach): ContactDetails {
  const before = held ?? { name, email: null, phone: null };
  const home = phone ? { homePhone: phone } : {};
  return { ...before, ...home, name: name || before.name, phone: before.phone ?? (phone || null) };
}

/** So does the address, once it is confirmed. */
function newAddresses(held: ContactDetails | null, { email }: TypedReach): Addresses {
  if (email === '' || email === held?.homeEmail) return {};
  return held?.email ? { homeEmail: email } : { homeEmail: email, email };
}
