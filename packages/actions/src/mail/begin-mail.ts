import {
  appendAudit,
  beginMail,
  endMail,
  lockQueuedMail,
  mayBeginMail,
  putOffMail,
  type Queries,
  type StoredMail,
} from '@earshot/store';
import type { World } from '../world.ts';
import { messageIdOf, type PlainMail } from './compose-mail.ts';
import type { MailSettings } from './mail-settings.ts';
import { writeMail } from './write-mail.ts';

/** `full`: as many mails as may leave in a minute have begun. `gone`: it is queued no more, or has been cancelled now. */
export type Begun = { readonly mail: StoredMail; readonly written: PlainMail } | 'full' | 'gone';

/**
 * Takes one queued mail to be sent: asks again whether it is wanted, opens the address, which stands in the audit, and
 * marks it as being sent. When this returns that is committed, so that whatever happens from here on nobody sends it a
 * second time.
 */
export function beginSending(world: World, settings: MailSettings, mailId: string): Promise<Begun> {
  return world.store.transaction('mailer', async (queries): Promise<Begun> => {
    if (!(await mayBeginMail(queries, settings.perMinute, world.now()))) return 'full';
    const mail = await lockQueuedMail(queries, mailId);
    if (!mail) return 'gone';
    const written = await writeMail({ queries, world, publicUrl: settings.publicUrl }, mail);
    if ('mailId' in written) {
      await begin(queries, world, { mail, messageId: messageIdOf(mailId, settings) });
      return { mail, written };
    }
    if ('notBefore' in written) await putOffMail(queries, mailId, written.notBefore, world.now());
    else
      await endMail(queries, mailId, { from: ['queued'], state: 'cancelled', reason: written.cancel, at: world.now() });
    return 'gone';
  });
}

async function begin(
  queries: Queries,
  world: World,
  { mail, messageId }: { mail: StoredMail; messageId: string },
): Promise<void> {
  const at = world.now();
  const { mailId, studyId, pseudonym, step } = mail;
  await beginMail(queries, mailId, messageId, at);
  const about = { studyId, pseudonym, detail: { mailId, step } };
  await appendAudit(queries, { at, actor: 'mailer', action: 'send-mail', ...about });
}
