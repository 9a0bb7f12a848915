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

/**
 * Keeps how somebody who agreed to be asked again can be reached, wherever they then work: their own address or number,
 * beside those that the employer gave. It goes into the contacts only. What is left blank stays as it was.
 * @param actor `respondent`, or the account of the interviewer who was told.
 */
export async function tellReach(
  world: World,
  { pseudonym, actor }: { readonly pseudonym: string; readonly actor: string },
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
  const details = await world.store.transaction('contacts', async (queries) => {
    const person = await findPerson(queries, pseudonym);
    const now = withReach(person && openDetails(world.keys, person), read);
    const sealed = { ...sealDetails(world, pseudonym, now), authorityCode, changedAt: at };
    if (person) await updatePerson(queries, { pseudonym, ...sealed });
    else await insertPeople(queries, [{ pseudonym, studyId, source, createdAt: at, ...sealed }]);
    await appendAudit(queries, { at, actor, action: 'tell-reach', studyId, pseudonym, detail: {} });
    return now;
  });
  await world.store.transaction('fieldwork', (queries) =>
    setReach(queries, pseudonym, { hasEmail: details.email !== null, hasPhone: details.phone !== null }),
  );
  return { kept: true };
}

/** The same for whoever opens the page with a personal link. */
export async function tellOwnReach(
  world: World,
  token: string,
  typed: TypedReach,
): Promise<{ readonly kept: true } | ReachMistakes | ReachNotWanted | Refused> {
  const interview = await openInterview(world, token);
  if ('refused' in interview) return interview;
  return tellReach(world, { pseudonym: interview.pseudonym, actor: 'respondent' }, typed);
}

const NOT_AGREED: ReachNotWanted = {
  refused: 'not-agreed',
  sentence: 'You have not agreed to be asked again, so there is nothing to enter here.',
};

function readReach(typed: TypedReach, nameKnown: boolean): TypedReach | ReachMistakes {
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

/** What the person gives stands beside what the employer gave; for whom nothing is held it is all there is. */
function withReach(held: ContactDetails | null, { name, email, phone }: TypedReach): ContactDetails {
  const home = { ...(email ? { homeEmail: email } : {}), ...(phone ? { homePhone: phone } : {}) };
  if (!held) return { name, email: email || null, phone: phone || null, ...home };
  const now = { ...held, ...home, name: name || held.name };
  return { ...now, email: held.email ?? (email || null), phone: held.phone ?? (phone || null) };
}
