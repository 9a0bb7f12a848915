import { appendAudit, insertMail, type Queries } from '@earshot/store';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { World } from '../world.ts';
import { type Letter, sealLetter } from './letter.ts';

/** To whom a mail goes: a sampled person, the contact of an authority, or an account of the desk. */
export type Addressee =
  | { readonly pseudonym: string }
  | { readonly authorityCode: string }
  | { readonly accountId: string; readonly address: string };

/** A mail outside the protocol: a return link, a reassurance, a voucher, the invitation of an account. */
export interface MailWish {
  readonly studyId: string;
  readonly to: Addressee;
  /**
   * What it is, once for each addressee: `reassurance`, `voucher:<id>`. Where the same may be sent again, such as a
   * return link, the caller adds what makes it another: `return_link:2026-10-01T09`.
   */
  readonly step: string;
  /** With {name}, {link}, {study}, {authority}, {contact}, which are filled in when it is sent. */
  readonly subject: string;
  readonly text: string;
  /** Another address than the one on file, such as one that somebody has just given on the telephone. */
  readonly address?: string;
  /** An account’s id, `respondent` or `system`. */
  readonly actor: string;
}

/**
 * Queues one mail, which the worker sends within seconds where mail is set up. Written once: false when there is one of
 * this step for the addressee already, whatever became of it. Whether the person may be written to is asked when it is
 * sent. The words are kept sealed, and taken away once it is sent.
 */
export function queueMail(world: World, wish: MailWish): Promise<boolean> {
  return world.store.transaction('fieldwork', (queries) => queueMailIn(queries, world, wish));
}

/** The same within a transaction of the role fieldwork or mailer. */
export async function queueMailIn(queries: Queries, world: World, wish: MailWish): Promise<boolean> {
  const mailId = drawPseudonym(world.randomBytes);
  const at = world.now();
  const { studyId, step, actor } = wish;
  const queued = await insertMail(queries, {
    mailId,
    studyId,
    step,
    ...addresseeColumns(wish.to),
    letter: sealLetter(world, mailId, letterOf(wish)),
    queuedBy: actor,
    queuedAt: at,
  });
  if (!queued) return false;
  const pseudonym = 'pseudonym' in wish.to ? wish.to.pseudonym : null;
  await appendAudit(queries, { at, actor, action: 'queue-mail', studyId, pseudonym, detail: { mailId, step } });
  return true;
}

function letterOf({ to, address, subject, text }: MailWish): Letter {
  return { address: 'address' in to ? to.address : (address ?? null), subject, text };
}

function addresseeColumns(to: Addressee) {
  return {
    pseudonym: 'pseudonym' in to ? to.pseudonym : null,
    authorityCode: 'authorityCode' in to ? to.authorityCode : null,
    accountId: 'accountId' in to ? to.accountId : null,
  };
}
