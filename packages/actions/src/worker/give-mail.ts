import { cancelStaleLetters, giveQueued, giveUpSending } from '@earshot/store';
import { PATIENCE } from '../mail/smtp-session.ts';
import type { World } from '../world.ts';
import type { JobQueue } from './job-queue.ts';

const AT_ONCE = 500;
/** Longer than any worker gives one mail. */
const DEAD_AFTER = PATIENCE.whole + 60_000;
const STALE_AFTER = 3 * 24 * 60 * 60 * 1000;

/**
 * Makes jobs of the mails that are queued, and gives up what a worker died over: nobody knows whether those were sent,
 * so they are left to a person. @param sends false where no mail server is set up: then mails wait.
 */
export async function giveMail(world: World, queue: JobQueue, sends: boolean): Promise<void> {
  const at = world.now();
  const mailIds = await world.store.transaction('mailer', async (queries) => {
    await giveUpSending(queries, new Date(at.getTime() - DEAD_AFTER), at);
    await cancelStaleLetters(queries, new Date(at.getTime() - STALE_AFTER), at);
    return sends ? giveQueued(queries, at, AT_ONCE) : [];
  });
  if (mailIds.length > 0) await queue.give(mailIds);
}
