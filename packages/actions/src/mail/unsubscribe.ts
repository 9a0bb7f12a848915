import { findMail, isSuppressed } from '@earshot/store';
import { suppress } from '../contacts/suppress.ts';
import type { World } from '../world.ts';
import { mailIdOfStop } from './stop-link.ts';

/** What the page of a link for unsubscribing shows. */
export interface Unsubscribing {
  readonly study: { readonly title: string; readonly organisation: string; readonly contact: string };
  /** Whether this person is not contacted about the study any more, for whichever reason. */
  readonly done: boolean;
}

/** What a link for unsubscribing is about. Changes nothing. Null for a link that is none, or of which nothing is held. */
export async function readUnsubscribing(world: World, token: string): Promise<Unsubscribing | null> {
  const found = await behind(world, token);
  if (!found) return null;
  const { study, pseudonym } = found;
  const done = await world.store.transaction('mailer', (queries) =>
    isSuppressed(queries, { studyId: study.id, pseudonym, channel: 'mail' }),
  );
  const { title, organisation, contact } = study;
  return { study: { title, organisation, contact }, done };
}

/**
 * Ends all contact with whoever got the mail: no more mails and no calls about the study, and what is queued is
 * cancelled. It can be done twice. Null as in `readUnsubscribing`.
 */
export async function unsubscribe(world: World, token: string): Promise<Unsubscribing | null> {
  const found = await behind(world, token);
  if (!found) return null;
  const about = { studyId: found.study.id, pseudonym: found.pseudonym };
  await suppress(world, { ...about, reason: 'unsubscribed', channel: 'every', actor: 'respondent', said: 'mail' });
  return readUnsubscribing(world, token);
}

async function behind(world: World, token: string) {
  const mailId = mailIdOfStop(world.keys, token);
  if (mailId === null) return null;
  const mail = await world.store.transaction('mailer', (queries) => findMail(queries, mailId));
  const study = mail && world.studies.get(mail.studyId);
  return study && mail.pseudonym !== null ? { study, pseudonym: mail.pseudonym } : null;
}
