import type { ContactMode, DispositionId } from '@earshot/fieldwork';
import {
  addSuppression,
  appendAudit,
  appendContacts,
  cancelMailTo,
  findCase,
  findPerson,
  lockRespondent,
  type Queries,
  type SuppressedChannel,
  type SuppressionReason,
} from '@earshot/store';
import type { World } from '../world.ts';

/** Why and how far a person is not to be contacted any more. */
export interface SuppressWish {
  readonly studyId: string;
  readonly pseudonym: string;
  readonly reason: SuppressionReason;
  /** `every` for whoever said that they want no more of this study, in whichever mode they said it. */
  readonly channel: SuppressedChannel;
  /** An account’s id, `respondent`, `mailer` or `system`. */
  readonly actor: string;
  /** By which mode they said so. Null: the caller records the contact itself, such as a call with its own outcome. */
  readonly said: ContactMode | null;
}

/** What is recorded of the contact in which somebody said so. */
const DISPOSITIONS: Readonly<Record<SuppressionReason, DispositionId | null>> = {
  refused: 'refusal',
  unsubscribed: 'unsubscribed',
  withdrawn: 'withdrawn',
  bounced: 'mail_bounced',
  erased: null,
};

/**
 * Sees to it that a person is not contacted about a study any more, in every mode at once: the suppression by pseudonym
 * and by addresses, the event in their history, and the end of every mail that still waits, in one transaction. Whoever
 * calls it again changes nothing. It acts as the mailer, the one role that may write all three and may read no answer.
 */
export function suppress(world: World, wish: SuppressWish): Promise<void> {
  return world.store.transaction('mailer', (queries) => suppressIn(queries, wish, world.now()));
}

/** The same within a transaction of the role mailer. */
export async function suppressIn(queries: Queries, wish: SuppressWish, at: Date): Promise<void> {
  const { studyId, pseudonym, reason, channel, actor } = wish;
  await lockRespondent(queries, pseudonym);
  const person = await findPerson(queries, pseudonym);
  const added = await addSuppression(queries, {
    studyId,
    pseudonym,
    emailIndex: channel === 'telephone' ? null : (person?.emailIndex ?? null),
    phoneIndex: channel === 'mail' ? null : (person?.phoneIndex ?? null),
    reason,
    channel,
    at,
  });
  const cancelled = channel === 'telephone' ? 0 : await cancelMailTo(queries, pseudonym, at);
  if (!added) return;
  await recordContact(queries, wish, at);
  const detail = { reason, channel, cancelled };
  await appendAudit(queries, { at, actor, action: 'suppress', studyId, pseudonym, detail });
}

async function recordContact(queries: Queries, wish: SuppressWish, at: Date): Promise<void> {
  const disposition = DISPOSITIONS[wish.reason];
  if (wish.said === null || disposition === null) return;
  // Whoever came to a study without a list has an interview and no case.
  if (!(await findCase(queries, wish.pseudonym))) return;
  const { pseudonym, studyId, actor, said: mode } = wish;
  const when = { startedAt: at, at, appointmentAt: null };
  await appendContacts(queries, [{ pseudonym, studyId, mode, disposition, step: null, actor, ...when, detail: {} }]);
}
