import {
  addSuppression,
  appendContacts,
  endMail,
  findPerson,
  putBackMail,
  type Queries,
  type StoredMail,
} from '@earshot/store';
import type { World } from '../world.ts';
import type { Delivery } from './smtp-session.ts';
import { protocolStepOf, writtenStep } from './written-step.ts';

const MINUTE = 60_000;
/** After each try in turn that the server put off. After the last the mail is refused. */
const PAUSES = [1, 5, 15, 60, 120, 240, 480, 720].map((minutes) => minutes * MINUTE);

/**
 * Records what became of handing a mail over, with the contact in the person’s history where it was a mail of the
 * protocol. An answer that comes after the mail was given up as unknown still counts.
 */
export function settleMail(world: World, mail: StoredMail, delivery: Delivery): Promise<void> {
  return world.store.transaction('mailer', async (queries) => {
    const at = world.now();
    const { mailId } = mail;
    if (delivery.outcome === 'later') {
      const pause = PAUSES[mail.tries];
      const { reason } = delivery;
      if (pause) await putBackMail(queries, mailId, { reason, notBefore: new Date(at.getTime() + pause), at });
      else await endMail(queries, mailId, { from: ['sending'], state: 'refused', reason, at });
      return;
    }
    const reason = delivery.outcome === 'sent' ? null : delivery.reason;
    const from = delivery.outcome === 'unknown' ? (['sending'] as const) : (['sending', 'unknown'] as const);
    const ended = await endMail(queries, mailId, { from, state: delivery.outcome, reason, at });
    if (!ended) return;
    if (delivery.outcome === 'sent') await recordSent(queries, world, mail);
    if (delivery.outcome === 'bounced') await recordBounce(queries, mail, { reason: delivery.reason, at });
  });
}

/** That a mail of the protocol went out is an attempt at reaching the person. Role: mailer. */
export async function recordSent(queries: Queries, world: World, mail: StoredMail): Promise<void> {
  const plan = world.studies.get(mail.studyId)?.fieldwork ?? null;
  if (mail.pseudonym === null || mail.letter || !writtenStep(plan, mail.step)) return;
  await recordContact(queries, mail, { disposition: 'mailed', at: world.now() });
}

/** An enhanced status code (RFC 3463) that says that there is no such mailbox, or that it is closed for good. */
const DEAD_ADDRESS = /\b5\.(?:1\.(?:0|1|2|3|6|10)|2\.1)\b/;

/**
 * Records that a mail could not be delivered. Where the reason is the address, that address, and not the person, gets no
 * further mail: they can still be called, and written to at another. Role: mailer.
 */
export async function recordBounce(
  queries: Queries,
  mail: StoredMail,
  { reason, at }: { reason: string; at: Date },
): Promise<void> {
  if (mail.pseudonym === null) return;
  await recordContact(queries, mail, { disposition: 'mail_bounced', at });
  const person = DEAD_ADDRESS.test(reason) ? await findPerson(queries, mail.pseudonym) : null;
  if (!person?.emailIndex) return;
  const address = { pseudonym: null, emailIndex: person.emailIndex, phoneIndex: null };
  const suppression = { studyId: mail.studyId, ...address, reason: 'bounced', channel: 'mail', at } as const;
  await addSuppression(queries, suppression);
}

/** Adds what a mail came to to the person’s history. Role: mailer. */
export async function recordContact(
  queries: Queries,
  mail: StoredMail,
  { disposition, at }: { disposition: 'mailed' | 'mail_bounced' | 'away'; at: Date },
): Promise<void> {
  if (mail.pseudonym === null) return;
  const { pseudonym, studyId } = mail;
  const step = protocolStepOf(mail.step);
  const when = { startedAt: at, at, appointmentAt: null };
  const by = { mode: 'mail', actor: 'mailer', detail: { mailId: mail.mailId } } as const;
  await appendContacts(queries, [{ pseudonym, studyId, disposition, step, ...when, ...by }]);
}
