import { appendAudit, endMail, findMail, insertMail, type Queries, type StoredMail } from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { openLetter, sealLetter } from './letter.ts';
import { type MailRefused, refuseMail } from './refuse-mail.ts';
import { recordSent } from './settle-mail.ts';
import { protocolStepOf } from './written-step.ts';

/** What somebody decides about a mail of which nobody knows whether it was sent, after asking the mail server’s log. */
export interface UnknownDecision {
  readonly studyId: string;
  readonly mailId: string;
  /** `sent`: it was. `again`: another is sent, although the person may then have two. Nothing else decides. */
  readonly decision: string;
}

/**
 * Settles a mail that was left unknown. Sent again it is another mail, of a step of its own name, so that both stand in
 * the record. Refuses with `no-decision`, or with
 * `not-unknown` when it is settled already; of two who decide at once one is refused.
 */
export async function decideUnknown(
  world: World,
  viewer: Viewer,
  { studyId, mailId, decision }: UnknownDecision,
): Promise<{ readonly decided: true } | MailRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_mail' });
  if ('refused' in study) return study;
  if (decision !== 'sent' && decision !== 'again') return refuseMail('no-decision');
  if (!isUuid(mailId)) return refuseMail('not-unknown');
  const at = world.now();
  return world.store.transaction('mailer', async (queries) => {
    const mail = await findMail(queries, mailId);
    if (mail?.studyId !== studyId) return refuseMail('not-unknown');
    const ended = await endMail(queries, mailId, { from: ['unknown'], ...END[decision], at });
    if (!ended) return refuseMail('not-unknown');
    if (decision === 'sent') await recordSent(queries, world, mail);
    else await sendAnother(queries, world, { mail, actor: viewer.accountId });
    const { pseudonym, step } = mail;
    const entry = { at, actor: viewer.accountId, action: 'decide-unknown-mail', studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { mailId, step, decision } });
    return { decided: true };
  });
}

const END = {
  sent: { state: 'sent', reason: 'Sent, as somebody found out at the mail server.' },
  again: { state: 'cancelled', reason: 'Sent again at the desk.' },
} as const;

async function sendAnother(
  queries: Queries,
  world: World,
  { mail, actor }: { mail: StoredMail; actor: string },
): Promise<void> {
  const mailId = drawPseudonym(world.randomBytes);
  const { studyId, pseudonym, authorityCode, accountId } = mail;
  const letter = mail.letter && sealLetter(world, mailId, openLetter(world, mail.mailId, mail.letter));
  // The old mail’s own id makes the name of the new step: one mail can be sent again once.
  const step = `${protocolStepOf(mail.step)}:after-${mail.mailId}`;
  const queued = { queuedBy: actor, queuedAt: world.now() };
  await insertMail(queries, { mailId, studyId, pseudonym, authorityCode, accountId, step, letter, ...queued });
}
