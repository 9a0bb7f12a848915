import { appendAudit, endMail, findMail, hasContact, type Queries, type StoredMail } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { type MailRefused, refuseMail } from './refuse-mail.ts';
import { type Returned, readReturned } from './returned-mail.ts';
import { recordBounce, recordContact } from './settle-mail.ts';

/** What came of one mail that came back. `known`: it had been handed in before. */
export interface RecordedReturn {
  readonly name: string;
  readonly outcome: 'bounced' | 'away' | 'delayed' | 'known' | 'other';
  /** Why nothing was recorded; null where something was. */
  readonly sentence: string | null;
}

/** Mails that came back, each as its source, under the name by which the person knows it. */
export interface ReturnedMails {
  readonly mails: readonly { readonly name: string; readonly source: string }[];
}

/**
 * Records what came back for our mails: bounces, which end the mails to a dead address, and automatic answers, which
 * count as an attempt and change nothing else. Everything else is told apart and left. Refuses with `not-permitted`.
 */
export async function handInReturned(
  world: World,
  viewer: Viewer,
  { mails }: ReturnedMails,
): Promise<readonly RecordedReturn[] | MailRefused> {
  if (!permits(viewer, 'manage_mail')) return refuseMail('not-permitted');
  return recordReturned(world, mails, viewer.accountId);
}

/** The same for whoever runs the command line. @param actor who stands in the audit. */
export async function recordReturned(
  world: World,
  mails: ReturnedMails['mails'],
  actor: string,
): Promise<readonly RecordedReturn[]> {
  const recorded: RecordedReturn[] = [];
  for (const { name, source } of mails) recorded.push({ name, ...(await record(world, readReturned(source), actor)) });
  return recorded;
}

function record(world: World, returned: Returned, actor: string): Promise<Omit<RecordedReturn, 'name'>> {
  return world.store.transaction('mailer', async (queries): Promise<Omit<RecordedReturn, 'name'>> => {
    if (returned.kind === 'other') return { outcome: 'other', sentence: returned.sentence };
    const mail = await findMail(queries, returned.mailId);
    if (!mail) return { outcome: 'other', sentence: 'It is about a mail of which nothing is held.' };
    if (returned.kind === 'delayed') return { outcome: 'delayed', sentence: 'The mail is only late.' };
    const isNew = await append(queries, world, { mail, returned });
    if (!isNew) return { outcome: 'known', sentence: 'It had been recorded before.' };
    const { mailId, studyId, pseudonym } = mail;
    const entry = { at: world.now(), actor, action: 'record-returned-mail', studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { mailId, kind: returned.kind } });
    return { outcome: returned.kind, sentence: null };
  });
}

async function append(
  queries: Queries,
  world: World,
  { mail, returned }: { mail: StoredMail; returned: Extract<Returned, { kind: 'bounced' | 'away' }> },
): Promise<boolean> {
  const at = world.now();
  if (returned.kind === 'bounced') {
    const { reason } = returned;
    const from = ['sent', 'sending', 'unknown'] as const;
    if (!(await endMail(queries, mail.mailId, { from, state: 'bounced', reason, at }))) return false;
    await recordBounce(queries, mail, { reason, at });
    return true;
  }
  const away = { disposition: 'away', mailId: mail.mailId } as const;
  if (mail.pseudonym === null || (await hasContact(queries, mail.pseudonym, away))) return false;
  await recordContact(queries, mail, { disposition: 'away', at });
  return true;
}
