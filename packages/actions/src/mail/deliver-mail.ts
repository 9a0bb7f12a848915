import type { World } from '../world.ts';
import { beginSending } from './begin-mail.ts';
import { composeMail, type PlainMail } from './compose-mail.ts';
import type { MailSettings } from './mail-settings.ts';
import { settleMail } from './settle-mail.ts';
import type { Delivery, SmtpSession } from './smtp-session.ts';

/** What came of one queued mail; `full` and `gone` as in `beginSending`. */
export type Delivered = Delivery['outcome'] | 'full' | 'gone';

/** Sends one queued mail over an open session, and records what became of it. */
export async function deliverMail(
  world: World,
  settings: MailSettings,
  session: SmtpSession,
  mailId: string,
): Promise<Delivered> {
  const begun = await beginSending(world, settings, mailId);
  if (begun === 'full' || begun === 'gone') return begun;
  const delivery = await hand(begun.written, settings, session);
  await settleMail(world, begun.mail, delivery);
  return delivery.outcome;
}

async function hand(written: PlainMail, settings: MailSettings, session: SmtpSession): Promise<Delivery> {
  const message = await composeMail(written, settings);
  return session.handOver({ from: settings.from.address, to: written.to.address }, message);
}
